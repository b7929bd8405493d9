import pytest

from counselling.signposts.rules.addresses import listed
from counselling.signposts.rules.cards import Carded, Sign, Signs, cards_of

AWEL = Sign("site", {"nl": "Awel", "en": "Awel (in Dutch)"}, listed("https://www.awel.be/"))
STUDY = Sign("site", {"nl": "Onderwijskiezer"}, listed("https://onderwijskiezer.be/v2"))
DELTA = Sign(
    "clb",
    {"nl": "CLB Delta"},
    listed("https://delta.example/clb"),
    "016 12 34 56",
    "Dorpsstraat 1, 3000 Leuven",
)
QUIET = Sign("clb", {"nl": "CLB Stil"}, place="Kerkplein 2, 9000 Gent")
SIGNS = Signs.of([AWEL, STUDY, DELTA, QUIET])


def found(text: str, language: str = "nl") -> Carded:
    carded = cards_of(text, SIGNS, language)
    assert carded is not None
    return carded


def test_what_a_counsellor_inserts_becomes_its_card_and_nothing_is_said_twice() -> None:
    carded = found(f"Kijk eens hier.\n{AWEL.text_in('nl')}")
    (card,) = carded.cards
    assert (card.title, card.href, card.site) == ("Awel", "https://www.awel.be/", "awel.be")
    assert carded.rest == "Kijk eens hier."
    assert found(AWEL.text_in("en")).rest == ""


def test_the_card_speaks_the_language_of_whoever_reads_it() -> None:
    assert found("https://awel.be", "en").cards[0].title == "Awel (in Dutch)"
    assert found("https://awel.be", "fr").cards[0].title == "Awel"


@pytest.mark.parametrize(
    ("text", "href"),
    [
        ("op www.awel.be.", "https://www.awel.be/"),
        ("of http://AWEL.be/chat?van=hier", "https://awel.be/chat?van=hier"),
        ("(https://onderwijskiezer.be/v2/so)", "https://onderwijskiezer.be/v2/so"),
    ],
)
def test_a_page_of_a_listed_site_is_a_card_and_stays_in_its_sentence(text: str, href: str) -> None:
    carded = found(text)
    assert [card.href for card in carded.cards] == [href]
    assert carded.rest == text


@pytest.mark.parametrize(
    "text",
    [
        "awel.be",
        "https://awel.be.evil.example/",
        "https://evil.example/https://www.awel.be/",
        "https://www.awel.be@evil.example/",
        "https://evil.example/?www.awel.be",
        "https://chat.awel.be/",
        "https://аwel.be/",
        "https://www.awel.be:8443/",
        "https://onderwijskiezer.be/v2extra",
        "https://onderwijskiezer.be/v2/../weg",
        "https://onderwijskiezer.be/",
        "javascript:https//www.awel.be",
        "https://[::1",
        "http://",
        "www.",
        "CLB Stil",
        "",
    ],
)
def test_anything_else_stays_a_text(text: str) -> None:
    assert cards_of(text, SIGNS, "nl") is None


def test_a_centre_is_a_card_with_and_without_telephone_and_site() -> None:
    carded = found(f"Dit is jouw CLB:\n\n{DELTA.text_in('nl')}\n\nBel hen gerust.")
    (card,) = carded.cards
    assert (card.kind, card.tel, card.place) == ("clb", "016123456", "Dorpsstraat 1, 3000 Leuven")
    assert card.href == "https://delta.example/clb"
    assert carded.rest == "Dit is jouw CLB:\n\nBel hen gerust."
    assert found(QUIET.text_in("nl")).cards[0].href == ""


def test_a_centre_whose_text_was_changed_is_known_by_its_site_alone() -> None:
    carded = found("CLB Delta\nvraag naar Joke\nhttps://delta.example/clb")
    assert carded.cards[0].kind == "clb"
    assert "vraag naar Joke" in carded.rest


def test_many_addresses_become_few_cards() -> None:
    assert len(found(" ".join(f"https://awel.be/{n}" for n in range(200))).cards) == 5
    assert len(found("https://awel.be https://awel.be").cards) == 1


def test_a_long_text_of_near_misses_takes_no_time() -> None:
    for text in ("http" * 500, "https://" * 250, "www." * 500, "https://awel.be" + "." * 1900):
        cards_of(text, SIGNS, "nl")
