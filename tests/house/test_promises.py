"""Each promise of the statement names the tests that hold it, and these tests are there; `tests/wiring` collects them."""

import ast
import re

import pytest

from tests.house.tree import text

#: `| P1 | promise | feature | tests |`
ROW = re.compile(r"^\| (P\d+) \|([^|]+)\|([^|]+)\|([^|]+)\|$", re.MULTILINE)
NAMED = re.compile(r"`(tests/[\w/]+\.py::\w+)`")
LEFT_OUT = re.compile(r"\b(skip|skipif|xfail)\b")
PROMISES = {
    number: (promise, feature, tests)
    for number, promise, feature, tests in ROW.findall(text("docs/privacy.md"))
}
TESTS = sorted({name for *_, tests in PROMISES.values() for name in NAMED.findall(tests)})


def test_every_promise_of_the_statement_has_its_row() -> None:
    assert list(PROMISES) == [f"P{number}" for number in range(1, 29)]


@pytest.mark.parametrize("number", PROMISES)
def test_a_promise_names_its_feature_and_a_test(number: str) -> None:
    promise, feature, tests = PROMISES[number]
    assert promise.strip()
    assert feature.strip()
    assert NAMED.findall(tests)


def test_a_test_that_is_named_may_not_be_left_out() -> None:
    assert not [name for name in TESTS if LEFT_OUT.search(marks_of(name))]


def marks_of(name: str) -> str:
    """Return the marks of a test and of its whole file."""
    path, _, function = name.partition("::")
    tree = ast.parse(text(path))
    marks = [ast.unparse(one) for one in tree.body if isinstance(one, ast.Assign)]
    for one in tree.body:
        if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef) and one.name == function:
            return "\n".join([*marks, *map(ast.unparse, one.decorator_list)])
    raise AssertionError(f"{name} is not there")
