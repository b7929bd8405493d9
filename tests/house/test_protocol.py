"""Compares `docs/protocol.md` with the frames of both doors.

Under a heading that names the door ("visitor" or "console"), each frame has a table row, a list item
or a heading that begins with its type in backticks, and names each of its fields in backticks.
"""

import re
from collections import defaultdict
from importlib import import_module
from types import ModuleType

import msgspec
import pytest

from tests.house.tree import text

DOORS = ("visitor", "console")
HEADING = re.compile(r"^#+ (.*)$")
ENTRY = re.compile(r"^\s*(?:\||[-*]|#+)\s*`(\w+)`(.*)$")
WORDS = re.compile(r"`([^`]+)`")

Documented = dict[str, set[str]]


@pytest.mark.parametrize("door", DOORS)
def test_every_frame_is_documented_with_all_its_fields(door: str) -> None:
    known = documented(door)
    missing = []
    for frame in frames(import_module(f"counselling.{door}.frames")):
        names = {field.encode_name for field in msgspec.structs.fields(frame)}
        lost = names - known.get(tag(frame), set())
        if tag(frame) not in known or lost:
            missing.append(f"{tag(frame)} {sorted(lost)}")
    assert not missing, f"docs/protocol.md, {door}: {missing}"


@pytest.mark.parametrize("door", DOORS)
def test_no_frame_is_documented_that_does_not_exist(door: str) -> None:
    existing = {tag(frame) for frame in frames(import_module(f"counselling.{door}.frames"))}
    assert not set(documented(door)) - existing


def frames(module: ModuleType) -> list[type[msgspec.Struct]]:
    """Return the Structs of a door that are frames: those with a type."""
    found = [value for value in vars(module).values() if isinstance(value, type)]
    return [
        value
        for value in found
        if issubclass(value, msgspec.Struct) and value.__struct_config__.tag
    ]


def tag(frame: type[msgspec.Struct]) -> str:
    return str(frame.__struct_config__.tag)


def documented(door: str) -> Documented:
    """Return the frames that stand under the headings of a door, each with the words it names."""
    found: Documented = defaultdict(set)
    here = False
    for line in text("docs/protocol.md").splitlines():
        if heading := HEADING.match(line):
            named = [name for name in DOORS if name in heading[1].lower()]
            here = named == [door] if named else here
        if here and (entry := ENTRY.match(line)):
            found[entry[1]] |= {
                word for words in WORDS.findall(entry[2]) for word in re.findall(r"\w+", words)
            }
    return dict(found)
