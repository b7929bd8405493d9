"""Every deed of the code has readable words."""

import ast
from collections.abc import Iterator

from accounts.trail.words import ACTIONS
from tests.house.tree import PRODUCT, files, text


def test_every_deed_of_the_code_has_words() -> None:
    code = {name: text(name) for name in files(*PRODUCT, ending=".py")}
    used = deeds_in(code)
    assert {"account_changed", "theme_on", "lead_taken"} <= used
    assert used - set(ACTIONS) == set()


def deeds_in(code: dict[str, str]) -> set[str]:
    """Return what is given as `action` to `note_deed`, or to a function that hands it on."""
    trees = [ast.parse(written) for written in code.values() if "note" in written]
    public = {"note_deed"} | {name for tree in trees for name in writers(tree) if name[0] != "_"}
    return {deed for tree in trees for deed in deeds_of(tree, public | writers(tree))}


def writers(tree: ast.Module) -> set[str]:
    """Return the functions of a module that hand an `action` on to `note_deed`."""
    return {
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        and any(one.arg == "action" for one in [*node.args.args, *node.args.kwonlyargs])
        and any(
            isinstance(part, ast.Call) and called(part) == "note_deed" for part in ast.walk(node)
        )
    }


def deeds_of(tree: ast.Module, functions: set[str]) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and called(node) in functions:
            yield from texts([word.value for word in node.keywords if word.arg == "action"])
            if called(node) != "note_deed":
                yield from texts(node.args)


def called(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def texts(values: list[ast.expr]) -> Iterator[str]:
    for value in values:
        for one in [value.body, value.orelse] if isinstance(value, ast.IfExp) else [value]:
            if isinstance(one, ast.Constant) and isinstance(one.value, str):
                yield one.value
