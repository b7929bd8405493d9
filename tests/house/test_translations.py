import re

import polib
import pytest

from tests.house.texts import Key, texts_of_the_code
from tests.house.tree import ROOT, files

TRANSLATED = ("en", "fr")
#: A figure, or a hole for one, and an ordinary space before its unit.
APART = re.compile(r"(\d|\)s|\)02d) (%%?|min|u|h|s|kB|ko|MB|Mo)(?![\w’'(])")


def catalogue(language: str) -> polib.POFile:
    return polib.pofile(str(ROOT / "locale" / language / "LC_MESSAGES" / "django.po"))


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_translation_is_missing_or_guessed(language: str) -> None:
    entries = [entry for entry in catalogue(language) if not entry.obsolete]
    assert entries
    assert not [entry.msgid for entry in entries if entry.fuzzy or not entry.translated()]


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_line_ends_between_a_figure_and_its_unit(language: str) -> None:
    told = [text for entry in catalogue(language) for text in in_every_form(entry)]
    assert not [text for text in told if APART.search(text)], "a no-break space belongs there"


def in_every_form(entry: polib.POEntry) -> list[str]:
    return [entry.msgid, entry.msgid_plural, entry.msgstr, *entry.msgstr_plural.values()]


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_keeps_every_place_holder(language: str) -> None:
    broken = [entry.msgid for entry in catalogue(language) if not same_holes(entry)]
    assert not broken


def same_holes(entry: polib.POEntry) -> bool:
    """Tell whether every translation has the `%(name)s` of the Dutch sentence (plurals may drop one)."""
    wanted = holes(entry.msgid_plural or entry.msgid)
    if entry.msgid_plural:
        return all(holes(text) <= wanted for text in entry.msgstr_plural.values())
    return holes(entry.msgstr) == wanted


def holes(text: str) -> set[str]:
    return {part.split(")")[0] for part in text.split("%(")[1:]}


def test_the_compiled_catalogues_are_those_of_the_texts() -> None:
    sources = files("locale/*.po")
    assert sources
    for name in sources:
        written = {
            key(entry): value(entry) for entry in polib.pofile(str(ROOT / name)) if live(entry)
        }
        compiled = polib.mofile(str(ROOT / name).removesuffix(".po") + ".mo")
        assert {key(entry): value(entry) for entry in compiled} == written, (
            f"{name}: run compilemessages"
        )


def live(entry: polib.POEntry) -> bool:
    return bool(entry.translated() and not entry.obsolete and entry.msgid)


def key(entry: polib.POEntry | polib.MOEntry) -> Key:
    return entry.msgctxt or None, entry.msgid, entry.msgid_plural or ""


def value(entry: polib.POEntry | polib.MOEntry) -> str | dict[int, str]:
    return dict(entry.msgstr_plural) if entry.msgid_plural else str(entry.msgstr)


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_text_of_the_code_is_in_the_catalogue(language: str) -> None:
    used = texts_of_the_code()
    known = {key(entry) for entry in catalogue(language) if not entry.obsolete}
    assert used
    missing, unused = used - known, known - used
    assert not missing, "run makemessages and translate"
    assert not unused, "used nowhere any more: run makemessages"
