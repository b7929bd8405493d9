import pytest

from counselling.waiting_room.rules.words import Pair, lexicons, meant, pair_of

LANGUAGES = ("nl", "fr", "en")
UNWANTED = """
dood dode mes pistool bloed touw strop pil brug dak spoor naald schaar zaag dik dikke lelijk dom bang boos arm ziek
eenzaam zwart bed slet hoer mort couteau sang corde pont seul triste noir dead knife gun blood rope pill bridge roof
needle fat ugly stupid scared angry sick lonely black
"""
FEWEST = 100_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_more_than_a_hundred_thousand_pairs(language: str) -> None:
    assert len(lexicons()[language]) > FEWEST


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_is_shown_is_understood_when_it_is_typed(language: str) -> None:
    lexicon = lexicons()[language]
    for number in range(0, len(lexicon), 97):
        shown = pair_of(language, number)
        assert lexicon.pair(number).known in meant(shown), shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_pairs_of_a_language_can_be_taken_for_each_other(language: str) -> None:
    lexicon = lexicons()[language]
    everything = {lexicon.pair(number).known for number in range(len(lexicon))}
    assert len(everything) == len(lexicon)
    for number in range(0, len(lexicon), 211):
        own = [one for one in meant(pair_of(language, number)) if one.startswith(language)]
        assert own == [lexicon.pair(number).known]


@pytest.mark.parametrize(
    ("pair", "shown"),
    [
        (Pair("nl", "blauw", "fiets"), "blauwe fiets"),
        (Pair("nl", "blauw", "huis"), "blauw huis"),
        (Pair("nl", "houten", "fiets"), "houten fiets"),
        (Pair("fr", "bleu", "vélo"), "vélo bleu"),
        (Pair("fr", "bleu", "fleur"), "fleur bleue"),
        (Pair("fr", "calme", "fleur"), "fleur calme"),
        (Pair("en", "blue", "bike"), "blue bike"),
    ],
)
def test_the_adjective_agrees_with_the_noun(pair: Pair, shown: str) -> None:
    assert lexicons()[pair.language].say(pair) == shown


@pytest.mark.parametrize(
    "typed",
    ["Blauwe Fiets", "  de blauwe   fiets ", "fiets blauw", "BLAUWE FIETS!", "blauwe, fiets",
     "een blauw fiets", "blauwe\tfiets\n", "“blauwe fiets”"],
)  # fmt: skip
def test_what_a_child_types_is_understood(typed: str) -> None:
    assert meant(typed) == meant("blauwe fiets") == ["nl blauw fiets"]


@pytest.mark.parametrize(
    "typed", ["la fusée dorée", "LA FUSEE DOREE", "doré fusée", "fuse\u0301e dore"]
)
def test_accents_and_agreement_do_not_matter(typed: str) -> None:
    assert meant(typed) == ["fr doré fusée"]


@pytest.mark.parametrize(
    "typed",
    ["", " ", "fiets", "blauwe", "blauwe fiets groen", "blauwe blauwe", "fiets fiets", "xyz abc",
     "blauwe bike", "' OR 1=1 --", "\x00 fiets", "😀 😀", "a" * 100_000, "de het een en"],
)  # fmt: skip
def test_anything_else_means_nothing(typed: str) -> None:
    assert meant(typed) == []


def test_a_language_without_a_list_speaks_dutch() -> None:
    assert pair_of("de", 0) == pair_of("nl", 0)


def test_no_word_is_sad_rude_or_dangerous() -> None:
    for lexicon in lexicons().values():
        assert not [word for word in UNWANTED.split() if lexicon.has(word)]
