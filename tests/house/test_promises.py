"""Each promise of the statement names the tests that hold it, and these tests are there; `tests/wiring` collects them."""

import ast
import re

import pytest

from counselling.privacy.queries.statement import document, unpublished
from tests.house.tree import text

#: `| P1 | promise | in the statement | feature | tests |`
ROW = re.compile(r"^\| (P\d+) \|([^|]+)\|([^|]+)\|([^|]+)\|([^|]+)\|$", re.MULTILINE)
SECTION, PAGE = re.compile(r"`#([\w-]+)`"), re.compile(r"`(/[\w/-]*)`")
NAMED = re.compile(r"`(tests/[\w/]+\.py::\w+)`")
LEFT_OUT = re.compile(r"\b(skip|skipif|xfail)\b")
PROMISES = {
    number: (promise, where, feature, tests)
    for number, promise, where, feature, tests in ROW.findall(text("docs/privacy.md"))
}
TESTS = sorted({name for *_, tests in PROMISES.values() for name in NAMED.findall(tests)})


def test_every_promise_of_the_statement_has_its_row() -> None:
    assert list(PROMISES) == [f"P{number}" for number in range(1, 29)]


@pytest.mark.parametrize("number", PROMISES)
def test_a_promise_names_its_feature_and_a_test(number: str) -> None:
    promise, _where, feature, tests = PROMISES[number]
    assert promise.strip()
    assert feature.strip()
    assert NAMED.findall(tests)


@pytest.mark.parametrize("number", PROMISES)
def test_a_promise_leads_from_its_place_in_the_statement_to_where_it_is_kept(number: str) -> None:
    where, links = PROMISES[number][1], links_by_section()
    assert SECTION.findall(where)
    for anchor in SECTION.findall(where):
        assert set(PAGE.findall(where)) <= links[anchor]


def test_every_page_the_statement_leads_to_belongs_to_a_promise() -> None:
    kept = {
        (anchor, page)
        for _promise, where, *_ in PROMISES.values()
        for anchor in SECTION.findall(where)
        for page in PAGE.findall(where)
    }
    found = {(anchor, page) for anchor, pages in links_by_section().items() for page in pages}
    assert found == kept


def test_a_test_that_is_named_may_not_be_left_out() -> None:
    assert not [name for name in TESTS if LEFT_OUT.search(marks_of(name))]


def links_by_section() -> dict[str, set[str]]:
    """Return which pages each question of the newest text leads to."""
    return {
        section.anchor: {part.href for block in section.blocks for part in block.parts if part.href}
        for section in document(unpublished(), "nl").full
    }


def marks_of(name: str) -> str:
    """Return the marks of a test and of its whole file."""
    path, _, function = name.partition("::")
    tree = ast.parse(text(path))
    marks = [ast.unparse(one) for one in tree.body if isinstance(one, ast.Assign)]
    for one in tree.body:
        if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef) and one.name == function:
            return "\n".join([*marks, *map(ast.unparse, one.decorator_list)])
    raise AssertionError(f"{name} is not there")
