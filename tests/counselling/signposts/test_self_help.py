import tomllib

import pytest

from counselling.signposts.queries.self_help import FILE, THEMES, search_self_help, self_help
from counselling.signposts.rules.self_help import Text, found_in, index_of


def keys(language: str, typed: str) -> list[str]:
    return [text.key for text in search_self_help(language, typed)]


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("gepest", "bullied"),
        ("gepset op shool", "bullied"),
        ("zelfmord", "suicide"),
        ("Mijn ouders maken altijd RUZIE", "fights"),
        ("paniekaanvallen", "panic"),
        ("wiet", "drugs"),
        ("studiekeuze", "choice"),
        ("verliefd op een meisje", "love"),
        ("naaktfoto’s", "borders"),
        ("ik ben misschien zwanger", "body"),
    ],
)
def test_a_child_finds_the_text_with_its_own_words(typed: str, key: str) -> None:
    assert key in keys("nl", typed)[:2]


def test_french_and_english_are_searched_in_their_own_texts() -> None:
    assert (
        keys("fr", "harcelement") == ["bullied", "online"]
        or keys("fr", "harcelement")[0] == "bullied"
    )
    assert keys("en", "divorce") == ["fights"]


@pytest.mark.parametrize(
    "typed", ["", "   ", "xqzw", "de", "🙂", "<script>", "a" * 5000, "' OR 1=1"]
)
def test_what_is_in_no_text_finds_nothing_and_breaks_nothing(typed: str) -> None:
    assert keys("nl", typed) == []


def test_a_word_of_every_text_says_nothing() -> None:
    texts = [Text(str(n), "home", "thuis", ("iets",), "") for n in range(3)]
    assert found_in(index_of(texts), "thuis") == []


def test_every_text_stands_whole_in_three_languages_under_a_known_theme() -> None:
    for text in tomllib.loads(FILE.read_text(encoding="utf-8"))["text"]:
        assert text["theme"] in THEMES
        for language in ("nl", "fr", "en"):
            assert all(text[language][part].strip() for part in ("title", "words", "body"))


def test_every_theme_has_a_text() -> None:
    assert {text.theme for text in self_help("nl")} == set(THEMES)


def test_an_unknown_language_reads_dutch() -> None:
    assert self_help("de") == self_help("nl")
