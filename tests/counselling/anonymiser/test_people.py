import pytest

from counselling.anonymiser import Said, Talk, find
from tests.counselling.anonymiser.talks import answered, asked, gone, left_of

#: What is said, and who is meant in it.
SAID = [
    ("ik zit naast zoubida en die lacht altijd", ["zoubida"]),
    ("juf vos zegt dat het niet erg is", ["vos"]),
    ("meneer Van den Bossche heeft gebeld", ["Van den Bossche"]),
    ("mijn nicht roos weet het ook", ["roos"]),
    ("ik heet sneeuwitje", ["sneeuwitje"]),
    ("ze noemen mij pluisje", ["pluisje"]),
    ("mohamed-amine en tsegay waren erbij", ["mohamed-amine", "tsegay"]),
    ("liesje en tomke ook", ["liesje", "tomke"]),
    ("het is W. van biologie", ["W"]),
    ("groetjes, an-sofie", ["an-sofie"]),
    ("bedankt Zebulon!", ["Zebulon"]),
    ("mijn tekenleraar yaroslav is oké", ["yaroslav"]),
    ("er is een meisje, zwaluw, en die lacht", ["zwaluw"]),
    ("mijn meter denk ik. gonda. zij is 71", ["gonda"]),
    ("en toen kwam lente erbij", ["lente"]),
    ("tante nonnie", ["nonnie"]),
    ("bries zijn zus ook", ["bries"]),
    ("wolkje is mijn beste vriendin", ["wolkje"]),
    ("ik heet hemel, ja echt", ["hemel"]),
    ("krulletje zo noemt oma mij", ["krulletje"]),
    ("Ik ben Joke trouwens", ["Joke"]),
    ("bij een psychologe, An Verstraeten", ["An Verstraeten"]),
    ("Jonas VH zit naast mij", ["Jonas VH"]),
    ("hij noemt mij nu al kikkertje", ["kikkertje"]),
    ("iedereen noemt hem de ooievaar want hij is zo groot", ["ooievaar"]),
    ("het is j.vandamme of zo", ["j.vandamme"]),
]
#: Words that are names elsewhere.
NOT_MEANT = [
    "een roos in de tuin",
    "in mei gaan we op reis",
    "het is bijna lente",
    "ik ben lief geweest",
    "het is storm buiten",
    "ik door de regen naar school",
    "mama weet van niks",
    "ik spreek Nederlands en Frans, ik kom uit Marokko",
    "kijk op Netflix of TikTok",
    "bel 1712 of chat met Awel",
    "ik paardrij ook op woensdag",
    "ik wil graduaat verpleegkunde of bachelor doen",
    "mijn leraar elektriciteit is oké",
    "ik ga in de zomer naar mijn oma in Pakistan en ik wil niet",
    "het Rode Kruis helpt ook",
    "is het normaal dat nen trainer roept",
    "als ik bij mama ben is het beter",
    "papa weent soms",
    "hij noemt iedereen bij de achternaam",
]


@pytest.mark.parametrize(("text", "names"), SAID)
def test_a_name_is_known_by_lists_or_by_the_words_around_it(text: str, names: list[str]) -> None:
    assert [one.rstrip(".") for one in gone(text)] == names


@pytest.mark.parametrize("text", NOT_MEANT)
def test_words_that_are_names_elsewhere_stay(text: str) -> None:
    assert left_of(text) == [text]


def test_french_and_english_names_are_found_too() -> None:
    assert gone("moi c'est océane et ma soeur s'appelle lylou", lang="fr") == ["océane", "lylou"]
    assert gone("il s'appelle olivier mais on dit olive", lang="fr") == ["olivier", "olive"]
    assert gone("c'est enzo qui a commencé", lang="fr") == ["enzo"]
    assert gone("my friend tendai lives with mrs moyo", lang="en") == ["tendai", "moyo"]


def test_a_word_is_a_name_where_it_stands_like_one_and_a_word_elsewhere() -> None:
    texts = ("mijn zus roos is boos", "roos zegt niks", "papa gaf mij een roos")
    assert left_of(*texts) == ["mijn zus [naam 1] is boos", "[naam 1] zegt niks", texts[2]]


def test_what_is_told_once_is_known_everywhere_in_other_spellings_too() -> None:
    texts = (
        "mijn vriendin Xhemile is weg",
        "xhemiles mama weet niks",
        "ik mis xhemilke",
        "XHEMIEL",
    )
    assert [one for text in left_of(*texts) for one in [text] if "hemi" in text.lower()] == []


def test_whom_the_counsellor_speaks_to_has_a_name() -> None:
    talk = Talk((Said("counsellor", "Dat is veel druk, Prince."),))
    (mark,) = find(talk).messages[0].redactions
    assert (mark.start, mark.end) == (18, 24)


def test_what_a_counsellor_calls_a_thing_is_not_asked_about() -> None:
    (marked,) = find(Talk((Said("counsellor", "Dat is spannend. Hoe is het nu?"),))).messages
    assert marked.suggestions == ()


def test_what_may_be_a_name_is_asked() -> None:
    assert "ionuca" in asked("soms zegt ze ionuca kom bij ons zitten")


@pytest.mark.parametrize(
    ("question", "answer", "name"),
    [
        ("Hoe heet je?", "sky", "sky"),
        ("Hoe mag ik je noemen?", "ja zeg maar zilver. ik ben 13", "zilver"),
        ("Met wie chat ik?", "lobke ma schrijf da ni op", "lobke"),
        ("What can I call you?", "ottavia. 15", "ottavia"),
        ("Comment je peux t'appeler ?", "plume, et toi?", "plume"),
    ],
)
def test_what_answers_a_question_after_a_name_is_one(question: str, answer: str, name: str) -> None:
    assert answered(question, answer) == [name]


@pytest.mark.parametrize(
    "answer", ["weet ik niet", "liever niet", "zeg ik niet", "nee", "anoniem graag", "mijn papa"]
)
def test_an_answer_without_a_name_stays(answer: str) -> None:
    assert answered("Hoe heet je?", answer) == []


def test_the_name_of_a_pet_or_a_school_is_another_question() -> None:
    assert answered("Hoe heet je hond?", "vlekje") == []
