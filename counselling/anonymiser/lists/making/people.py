"""First names, surnames, and which of them are ordinary words."""

from counselling.anonymiser.lists.making.dictionaries import words
from counselling.anonymiser.lists.making.sources import Sources, faker, in_words, words_of

_HOME = ("nl_BE", "fr_BE", "nl_NL", "fr_FR")
_ELSEWHERE = (
    *("tr_TR", "pl_PL", "ro_RO", "fr_DZ", "es_ES", "pt_PT", "it_IT", "de_DE", "hr_HR", "sk_SK"),
    *("cs_CZ", "en_IN", "en_PK", "sw", "yo_NG", "ha_NG", "ig_NG", "tw_GH", "sl_SI", "hu_HU"),
    *("fr_CH", "en_GB", "en_US", "en_NG", "en_KE", "az_AZ", "da_DK", "sv_SE", "lt_LT"),
)
#: How many names of a long foreign list are taken, the most frequent first.
_FIRST = {"pl": 800, "en": 5000}
_LAST = {"en": 1500, "pl": 2500, "es-es": 1500}
_SHORTEST_FOREIGN = 4


def people(sources: Sources) -> dict[str, list[str]]:
    """Return first names, which of them are words too, surnames, and surnames of several words."""
    dictionaries, chosen = words(sources), sources.chosen()
    everywhere = set().union(*dictionaries.values())
    belgian = words_of(_belgian(sources))
    first = belgian | words_of(_home(sources))
    foreign = words_of(_foreign(sources)) - everywhere
    first |= {name for name in foreign if len(name) >= _SHORTEST_FOREIGN}
    first -= chosen["never"]
    surnames = sources.ranked("nl-be", "lastnames")
    return {
        "first.txt": sorted(first),
        "last.txt": sorted(_surnames(sources) - everywhere - chosen["never"]),
        "last_phrases.txt": sorted({" ".join(in_words(name)) for name in surnames if " " in name}),
        **{
            f"perhaps.{language}.txt": sorted(
                (chosen[language] - chosen["never"])
                | ((first - chosen["sure"]) & dictionaries["chat"])
            )
            for language in ("nl", "fr", "en")
        },
    }


def _belgian(sources: Sources) -> list[str]:
    return [
        *sources.ranked("nl-be", "boysFirstnames"),
        *sources.ranked("nl-be", "girlsFirstnames"),
    ]


def _home(sources: Sources) -> list[str]:
    named = [name for place in _HOME for name in faker("person", place, "first_names")]
    return [*sources.supplement("first_names.txt"), *named]


def _foreign(sources: Sources) -> list[str]:
    return [
        *sources.ranked("pl", "maleFirstnames")[: _FIRST["pl"]],
        *sources.ranked("pl", "femaleFirstnames")[: _FIRST["pl"]],
        # The two files of this package bear each other's names.
        *sources.ranked("fr", "lastnames"),
        *sources.ranked("en", "firstnames")[: _FIRST["en"]],
        *sources.ranked("es-es", "firstnames"),
        *(name for place in _ELSEWHERE for name in faker("person", place, "first_names")),
    ]


def _surnames(sources: Sources) -> set[str]:
    names = [
        *sources.ranked("nl-be", "lastnames"),
        *sources.supplement("last_names.txt"),
        *sources.ranked("fr", "firstnames"),
        *sources.ranked("en", "lastnames")[: _LAST["en"]],
        *sources.ranked("es-es", "lastnames")[: _LAST["es-es"]],
        *sources.ranked("pl", "maleLastnames")[: _LAST["pl"]],
        *(name for place in (*_HOME, *_ELSEWHERE) for name in faker("person", place, "last_names")),
    ]
    return {name for name in words_of(names) if len(name) >= _SHORTEST_FOREIGN}


def countries_and_peoples(sources: Sources) -> set[str]:
    """Return what is written with a capital and is nobody's name: countries, peoples, languages."""
    countries = words_of(
        name
        for place in ("nl_BE", "fr_FR", "en_US")
        for name in faker("address", place, "countries")
    )
    capital = {line for line in sources.lines("dutch") if line != line.lower()}
    peoples = {
        form
        for word in capital
        for ending in ("e", "en")
        if (inflected := word + ending) in capital
        for form in (word, inflected)
    }
    return countries | (words_of(peoples) - set(people(sources)["first.txt"]))
