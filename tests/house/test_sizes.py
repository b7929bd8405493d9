import ast

import pytest

from tests.house.tree import files, text

LONGEST_FUNCTION = 40
LIMITS = {
    "Python": (("accounts/*.py", "clbchat/*.py", "counselling/*.py", "manage.py", ".ci/*.py"), 200),
    "tests": (("tests/*.py",), 250),
    "JavaScript": (("static/js/*.js", "tests/*.mjs"), 150),
    "CSS": (("static/css/*.css",), 250),
    "templates": (("templates/*.html",), 80),
    "README": (("README.md",), 200),
}


def no_migration(name: str) -> bool:
    return "/migrations/" not in name


@pytest.mark.parametrize("kind", LIMITS)
def test_no_file_is_too_long_to_read_at_once(kind: str) -> None:
    patterns, limit = LIMITS[kind]
    lengths = {
        name: len(text(name).splitlines()) for name in filter(no_migration, files(*patterns))
    }
    assert lengths, f"no {kind} found: has the house moved?"
    assert not {name: length for name, length in lengths.items() if length > limit}


def test_no_function_is_longer_than_a_screen() -> None:
    long = [
        found
        for name in filter(no_migration, files(ending=".py"))
        for found in long_functions(name)
    ]
    assert not long


def long_functions(name: str) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(text(name))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > LONGEST_FUNCTION:
                found.append(f"{name}:{node.lineno} {node.name}: {length} lines")
    return found
