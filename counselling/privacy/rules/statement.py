"""The privacy statement as a document: sections, paragraphs, points; read from plain text, and compared.

A text has a line `## anchor | Title` before each section, `- ` before a point, `:: name` where a block with
data of the organisation stands, `[words](/address/)` for a link and `{name}` for a figure.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import SequenceMatcher
from hashlib import sha256

import msgspec

#: How long before and after it counts a new edition is announced on the site.
ANNOUNCED = timedelta(days=60)
PROCESSORS_LIMIT = BASIS_LIMIT = 4000

_HEADING = re.compile(r"## ([\w-]+) \| (.+)")
_LINK = re.compile(r"\[([^\]]+)\]\((/[\w/#-]*)\)")


@dataclass(frozen=True)
class Part:
    """A piece of a paragraph; a link where it has an address."""

    text: str
    href: str = ""


@dataclass(frozen=True)
class Block:
    """A paragraph (`p`), a point (`li`) or the name of a block with data (`data`)."""

    kind: str
    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        """Its words, without the links."""
        return "".join(part.text for part in self.parts)


@dataclass(frozen=True)
class Section:
    """What stands under one question."""

    anchor: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Change:
    """A paragraph that is `same`, `gone` or `new`."""

    kind: str
    block: Block


@dataclass(frozen=True)
class ChangedSection:
    """A question under which something is another, or that is new or gone."""

    anchor: str
    title: str
    changes: tuple[Change, ...]


def read_document(text: str, values: Mapping[str, str]) -> tuple[Section, ...]:
    """Read a text and fill in its figures; raises `KeyError` for a figure that nobody knows."""
    sections: list[tuple[str, str, list[Block]]] = []
    for line in text.splitlines():
        if heading := _HEADING.fullmatch(line):
            sections.append((heading[1], heading[2].format_map(values), []))
        elif line.strip():
            sections[-1][2].extend(_blocks(line, values))
    return tuple(Section(anchor, title, tuple(blocks)) for anchor, title, blocks in sections)


def _blocks(line: str, values: Mapping[str, str]) -> list[Block]:
    if line.startswith(":: "):
        name = line.removeprefix(":: ").strip()
        # Words that the privacy officer writes: nothing in them is markup, each line is a paragraph.
        if name in values:
            typed = values[name].splitlines()
            return [Block("p", (Part(one.strip()),)) for one in typed if one.strip()]
        return [Block("data", (Part(name),))]
    kind = "li" if line.startswith("- ") else "p"
    return [Block(kind, _parts(line.removeprefix("- ").strip().format_map(values)))]


def _parts(words: str) -> tuple[Part, ...]:
    pieces = _LINK.split(words)
    parts = [Part(pieces[0])]
    for shown, href, after in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
        parts += [Part(shown, href), Part(after)]
    return tuple(part for part in parts if part.text)


def changes(old: tuple[Section, ...], new: tuple[Section, ...]) -> list[ChangedSection]:
    """Return what is another between two documents, question by question, in the order of the new one."""
    before = {section.anchor: section for section in old}
    after = {section.anchor: section for section in new}
    order = [*after, *(anchor for anchor in before if anchor not in after)]
    compared = [_compare(before.get(anchor), after.get(anchor)) for anchor in order]
    return [one for one in compared if any(change.kind != "same" for change in one.changes)]


def _compare(old: Section | None, new: Section | None) -> ChangedSection:
    shown = new or old
    assert shown is not None, "a section stands in one of the two"  # noqa: S101 - for the reader and mypy
    first, second = _lines(old), _lines(new)
    found: list[Change] = []
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    for step, a, b, c, d in matcher.get_opcodes():
        if step == "equal":
            found += [Change("same", block) for block in second[c:d]]
        else:
            found += [Change("gone", block) for block in first[a:b]]
            found += [Change("new", block) for block in second[c:d]]
    return ChangedSection(shown.anchor, shown.title, tuple(found))


def _lines(section: Section | None) -> list[Block]:
    # Its heading counts as the first line, so that another wording of the question shows.
    return [] if section is None else [Block("p", (Part(section.title),)), *section.blocks]


def digest_of(texts: Mapping[str, str], values: Mapping[str, Mapping[str, str]]) -> str:
    """Return what a published edition is known by: another letter or figure gives another digest."""
    both = {"texts": dict(texts), "values": {name: dict(one) for name, one in values.items()}}
    return sha256(msgspec.json.encode(both, order="sorted")).hexdigest()


def is_announced(valid_from: date, published: date, today: date) -> bool:
    """Tell whether a new edition is still news, from its publication until 60 days after it counts."""
    return published <= today <= valid_from + ANNOUNCED
