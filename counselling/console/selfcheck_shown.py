"""A report of the self-check as people and programs read it."""

from dataclasses import dataclass
from typing import Any

from counselling.core.clock import iso
from counselling.privacy.queries.selfcheck import Report
from counselling.privacy.rules.selfcheck import Item
from counselling.privacy.rules.selfcheck_words import TITLES, found, to_do


@dataclass(frozen=True)
class ShownItem:
    """One item in words."""

    name: str
    level: str
    title: str
    found: str
    to_do: str


def shown(report: Report) -> list[ShownItem]:
    """Return the items in words, in the language of this moment."""
    return [_shown(item) for item in report.items]


def _shown(item: Item) -> ShownItem:
    title = str(TITLES.get(item.name, item.name))
    return ShownItem(item.name, item.level.value, title, found(item), to_do(item))


def as_object(report: Report) -> dict[str, Any]:
    """Return a report for programs."""
    items = [
        {"name": one.name, "level": one.level, "found": one.found, "to_do": one.to_do}
        for one in shown(report)
    ]
    return {"at": iso(report.at), "level": report.level.value, "items": items}


def as_lines(report: Report) -> str:
    """Return a report as lines to read."""
    return "\n".join(
        f"{one.level:6} {one.name:10} {one.found} {one.to_do}".rstrip() for one in shown(report)
    )
