"""The register as a table in Markdown, in English: the inventory of the impact assessment."""

from collections.abc import Iterator

from django.utils.translation import override

from counselling.privacy.queries.record import Activity, record


def inventory() -> str:
    """Return the register as it stands in `docs/dpia.md`."""
    with override("en"):
        return "\n".join(line for activity in record() for line in _lines(activity))


def _lines(activity: Activity) -> Iterator[str]:
    yield f"### {activity.purpose}\n"
    yield "| what | of whom | ground | kept at most | seen by | protection | columns |"
    yield "|---|---|---|---|---|---|---|"
    for thing in activity.things:
        protection, columns = "; ".join(thing.protected), ", ".join(thing.columns)
        cells = (thing.name, thing.people, thing.ground, thing.kept, thing.seen_by)
        yield "| " + " | ".join((*cells, protection, f"`{columns}`")) + " |"
    yield ""
