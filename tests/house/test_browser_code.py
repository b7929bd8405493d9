import re

from tests.house.tree import files, findings

MARKUP_FROM_TEXT = re.compile(
    r"\b(innerHTML|outerHTML|insertAdjacentHTML|document\s*\.\s*writeln?|DOMParser|srcdoc|setHTML\w*"
    r"|createContextualFragment|parseHTML\w*)\b"
)
CODE_FROM_TEXT = re.compile(r"\beval\s*\(|\bnew\s+Function\b|\bset(Timeout|Interval)\(\s*[\"'`]")
KEPT_ON_THE_DEVICE = re.compile(
    r"\b(localStorage|sessionStorage|indexedDB|caches|serviceWorker|pushState|showSaveFilePicker)\b"
)
#: The name of SVG's own vocabulary looks like an address and is none.
ADDRESS = re.compile(
    r"(https?:)?//(?!www\.w3\.org/(2000/svg|1999/xlink))[a-z0-9-]+\.[a-z]{2,}", re.IGNORECASE
)


def scripts() -> list[str]:
    found = files("static/js/*.js")
    assert found, "no script found: has the house moved?"
    return found


def test_text_never_becomes_markup() -> None:
    assert not findings(scripts(), MARKUP_FROM_TEXT)


def test_text_never_becomes_code() -> None:
    assert not findings(scripts(), CODE_FROM_TEXT)


def test_nothing_is_kept_on_the_device() -> None:
    assert not findings(scripts(), KEPT_ON_THE_DEVICE)


def test_scripts_and_styles_name_no_other_origin() -> None:
    assert not findings(scripts() + files("static/css/*.css", "static/icons/*.svg"), ADDRESS)
