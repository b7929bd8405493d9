"""Collects the texts to translate, as makemessages does, without needing the gettext programs."""

import ast
import re
from collections.abc import Iterator

from django.utils.translation.template import templatize

from tests.house.tree import PRODUCT, files, text

#: How many strings each function takes before its other arguments: context, text, plural.
SHAPES = {
    "_": "t",
    "gettext": "t",
    "gettext_lazy": "t",
    "gettext_noop": "t",
    "ngettext": "tp",
    "ngettext_lazy": "tp",
    "pgettext": "ct",
    "pgettext_lazy": "ct",
    "npgettext": "ctp",
    "npgettext_lazy": "ctp",
}
LITERAL = r"""\s*('(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")\s*"""
CALL = re.compile(
    rf"(?<![\w.])(_|n?p?gettext)\(u?{LITERAL}(?:,\s*u?{LITERAL})?(?:,\s*u?{LITERAL})?", re.DOTALL
)

Key = tuple[str | None, str, str]


def texts_of_the_code() -> set[Key]:
    """Return context, text and plural of every text in templates and Python."""
    found = {found for name in files("templates/*") for found in in_template(text(name))}
    return found | {
        found for name in files(*PRODUCT, ending=".py") for found in in_python(text(name))
    }


def in_template(content: str) -> Iterator[Key]:
    for call in CALL.finditer(templatize(content)):
        yield shaped(call[1], [ast.literal_eval(part) for part in call.groups()[1:] if part])


def in_python(content: str) -> Iterator[Key]:
    for node in ast.walk(ast.parse(content)):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in SHAPES
        ):
            constants = [part.value for part in node.args if isinstance(part, ast.Constant)]
            if strings := [value for value in constants if isinstance(value, str)]:
                yield shaped(node.func.id, strings)


def shaped(function: str, strings: list[str]) -> Key:
    parts = dict(zip(SHAPES[function], strings, strict=False))
    return parts.get("c"), parts["t"], parts.get("p", "")
