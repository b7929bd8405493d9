"""What the page of the holders shows, and to whom it offers what."""

from typing import Any

from accounts.queries import SignedIn
from accounts.rules import Role
from counselling.console.views.holders_words import PEPPERS, PLACES, STANDINGS
from counselling.emergency.queries.cards import lines_left
from counselling.origin.ageing import ENOUGH
from counselling.origin.queries.holders import Held, Standing, candidates, holders, sealing_state
from counselling.origin.queries.state import state as origin_state

_GRADES = {Standing.READY: "ok", Standing.UNPRACTISED: "warn"}


def shown(person: SignedIn) -> dict[str, Any]:
    """Return the state of the seal, its holders, and what this person can do."""
    people = holders()
    mine = next((held for held in people if held.staff_id == person.staff_id), None)
    origin = origin_state()
    coordinates = Role.COORDINATOR in person.roles
    return {
        "state": sealing_state(),
        "enough": ENOUGH,
        "peppers": PEPPERS.get(origin.peppers),
        "places": PLACES.get(origin.places),
        "holders": [_line(held) for held in people],
        "gone": [held.name for held in people if not held.opens],
        "everybody": people,
        "opening": [held for held in people if held.opens],
        "mine": mine if mine and mine.opens else None,
        "card": lines_left(person.staff_id) > 0,
        "coordinates": coordinates,
        "candidates": candidates() if coordinates else [],
    }


def _line(held: Held) -> dict[str, Any]:
    return {
        "held": held,
        "standing": STANDINGS[held.standing],
        "grade": _GRADES.get(held.standing, "danger"),
    }
