"""Every address and every frame, asked for by everybody, against one declared table (`access_table`)."""

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.urls import URLPattern, URLResolver, get_resolver

from counselling.core import clock
from counselling.privacy.actions.breaches import report_breach
from counselling.privacy.actions.statement import publish_first_statement
from tests.doors.access_people import SECRET, Everybody, everybody
from tests.doors.access_shelf import requested, shelf
from tests.doors.access_table import PAGES, ROLES, rows, who

TABLE = rows(PAGES)
METHODS = {"GET": 0, "POST": 1}
#: Answered in threads of their own, where the test's transaction does not reach.
IN_THREADS = {"chat/terug/", "chat/afspraak/", "chat/messages/", "chat/here/"}
VISITORS_OWN = [name for name in TABLE if name.startswith("chat/") or name == "weg/"]
NOT_HERE = "<h1>Dit is er niet (meer)</h1>"
ANY_UUID = "00000000-0000-4000-8000-000000000001"


@pytest.fixture
def people(db: None, settings: Any, tmp_path: Path) -> Everybody:
    settings.ERASURE_JOURNAL = str(tmp_path / "erasures.jsonl")
    people = _evening(settings)
    off = people.staff["off"]
    people.letters["requests"], conversation = requested(off)
    people.keys = shelf(off, people.staff["supervisor"])
    people.keys["staff/requests/"] = conversation
    return people


@pytest.fixture
def people_in_threads(transactional_db: None, settings: Any) -> Everybody:
    return _evening(settings)


def _evening(settings: Any) -> Everybody:
    settings.STYLE_PAGE = True
    settings.LIMIT_STARTS_PER_TAG_MINUTE = settings.LIMIT_WAITING_PER_TAG = 0
    publish_first_statement()
    people = everybody()
    people.breach = report_breach(
        staff_id=people.staff["privacy"].id, what="Een laptop is weg.", found_at=clock.now()
    )
    return people


def addresses(patterns: list[Any], before: str = "") -> Iterator[str]:
    for one in patterns:
        if isinstance(one, URLResolver):
            yield from addresses(one.url_patterns, before + str(one.pattern))
        elif isinstance(one, URLPattern):
            yield before + str(one.pattern) or "/"


def test_every_address_is_in_the_table_and_no_other() -> None:
    known = set(addresses(get_resolver().url_patterns))
    assert set(TABLE) == known


def test_whatever_an_address_names_is_somebodys() -> None:
    nobodys = [name for name, cells in TABLE.items() if "nobody" in cells and "<" in name]
    # It is read by the two who were named, and nobody was.
    assert nobodys == ["staff/complaints/<int:number>/conversation/"]


def path_of(name: str, people: Everybody) -> str:
    number = people.entry if "audit" in name else people.person.id
    path = name.replace("<int:seq>", str(number)).replace("<int:id>", str(number))
    path = path.replace("<int:breach>", str(people.breach))
    for edition in ("<int:edition>", "<int:old>", "<int:new>"):
        path = path.replace(edition, "1")
    of_desk = people.letters.get(name.split("/")[1]) if "/" in name else None
    on_agenda = 1 if "meetings" in name else None
    path = path.replace("<int:number>", str(of_desk or on_agenda or people.emergency))
    key = next((key for start, key in people.keys.items() if name.startswith(start)), ANY_UUID)
    path = path.replace("<slug:key>", "awel").replace("<uuid:id>", str(key))
    return "/" + path.lstrip("/")


def asked(people: Everybody, role: str, method: str, name: str) -> Any:
    browser = people.browser(role)
    return getattr(browser, method.lower())(path_of(name, people))


def outcome(response: Any) -> str:
    """Return `in`, `out` or `no such method`; a form that came back for mistakes is in."""
    if response.status_code == 405:
        return "no such method"
    to_sign_in = response.headers.get("Location", "").startswith("/staff/login/")
    return "out" if to_sign_in or response.status_code in (401, 404) else "in"


def expected(name: str, method: str, role: str) -> str:
    cell = TABLE[name][METHODS[method]]
    if cell == "-":
        return "no such method"
    return "in" if role in who(cell) else "out"


def test_every_page_is_for_whom_the_table_says(people: Everybody) -> None:
    wrong = []
    for role, name in product(sorted(ROLES), TABLE.keys() - IN_THREADS):
        for method in METHODS:
            with transaction.atomic():
                found = seen(people, role, method, name)
                # What one request did, the next one does not find.
                transaction.set_rollback(True)
            if found != expected(name, method, role):
                wrong.append(f"{role}: {method} {name}: {found}")
    assert not wrong


def seen(people: Everybody, role: str, method: str, name: str) -> str:
    response = asked(people, role, method, name)
    if role != "noor" and SECRET in response.text:
        return "shows what Noor wrote"
    if response.status_code == 404 and name.startswith("staff/") and NOT_HERE not in response.text:
        return "not found, in other words than the team's"
    return "broken" if response.status_code == 500 else outcome(response)


def test_no_page_knows_another_method(people: Everybody) -> None:
    odd = []
    for role, name in product(sorted(ROLES), TABLE.keys() - IN_THREADS - {"healthz", "readyz"}):
        for method in ("PUT", "PATCH", "DELETE"):
            response = asked(people, role, method, name)
            if outcome(response) == "in":
                odd.append(f"{role}: {method} {name}: {response.status_code}")
    assert not odd


def test_what_anybody_posts_changes_nothing_of_somebody_elses_visit(
    people_in_threads: Everybody,
) -> None:
    people = people_in_threads
    before = people.noors()
    fields = {"nickname": "x", "text": "x", "id": ANY_UUID, "question": "x", "answer": "yes"}
    for role in sorted(ROLES - {"noor"}):
        for name in VISITORS_OWN:
            response = people.browser(role).post(f"/{name}", fields)
            assert SECRET not in response.text
            assert people.noors() == before, f"{role}: POST {name}"
    assert people.browser("noor").post("/chat/leave/").status_code == 303
    assert people.noors() != before


def test_the_lines_of_a_visit_are_for_whoever_has_its_cookie(people_in_threads: Everybody) -> None:
    for role in sorted(ROLES):
        answer = people_in_threads.browser(role).get("/chat/messages/?after=0")
        assert outcome(answer) == expected("chat/messages/", "GET", role), role
        assert (SECRET in answer.text) == (role == "noor"), role


def test_a_manager_has_the_people_of_their_own_network_alone(people: Everybody) -> None:
    of_people = [name for name in TABLE if re.match(r"staff/people/<int:id>", name)]
    people.person = people.staff["off"]
    for name in of_people:
        method = "GET" if TABLE[name][0] != "-" else "POST"
        assert outcome(asked(people, "manager", method, name)) == "out", name
