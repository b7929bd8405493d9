import pytest

from accounts.actions import disable_staff
from accounts.models import AuditEntry, Staff
from counselling.core import clock as moments
from counselling.shift.actions.roster_import import import_turns
from counselling.shift.models import Turn
from counselling.shift.queries.roster_import import Verdict, lines_in, verdicts
from tests.counselling.evening import together
from tests.counselling.shift.roster import person, planned, turn

pytestmark = pytest.mark.usefixtures("clock")

HEADER = "date,start,end,username,lead\n"


@pytest.fixture
def eva(db: None) -> Staff:
    return person("eva", "coordinator")


def judged(actor: Staff, *rows: str) -> list[Verdict]:
    content = (HEADER + "\n".join(rows)).encode()
    return verdicts(actor.id, lines_in(content, moments.now()), moments.now())


def fates(actor: Staff, *rows: str) -> list[str]:
    return [verdict.outcome for verdict in judged(actor, *rows)]


def bring(actor: Staff, *rows: str) -> tuple[int, int]:
    turns = [verdict.wanted for verdict in judged(actor, *rows) if verdict.wanted]
    return import_turns(actor_id=actor.id, turns=turns)


def test_each_line_says_what_would_happen_and_nothing_is_stored(eva: Staff) -> None:
    amina, gone = person("amina"), person("gone")
    disable_staff(staff=gone)
    turn(amina, "2026-11-24 17:00", "2026-11-24 21:00")
    assert fates(
        eva,
        "2026-11-24,17:00,21:00,amina,",
        "2026-11-24,17:00,21:00,amina,1",
        "2026-11-24,20:00,22:00,amina,",
        "2026-11-25,22:00,02:00,amina,1",
        "2026-11-26,01:59,03:00,amina,",
        "2026-11-26,02:00,03:00,amina,",
        "2026-11-25,22:00,02:00,amina,1",
        "2026-11-25,17:00,21:00,nobody,",
        "2026-11-25,17:00,21:00,=1+1,",
        "2026-11-25,17:00,21:00,gone,",
        "2026-11-25,17:00,21:00,eva,",
        "2026-11-20,17:00,21:00,amina,",
        "2062-11-20,17:00,21:00,amina,",
        "ooit,17:00,21:00,amina,",
    ) == [
        "unchanged", "other_lead", "overlap", "new", "overlap", "new", "unchanged", "unknown",
        "unknown", "left", "not_yours", "over", "too_far", "bad_date",
    ]  # fmt: skip
    assert Turn.objects.count() == 1


def test_importing_twice_changes_nothing(eva: Staff) -> None:
    person("amina")
    rows = ["2026-11-24,17:00,21:00,amina,1", "2026-11-24,22:00,02:00,amina,"]
    assert bring(eva, *rows) == (2, 0)
    assert fates(eva, *rows) == ["unchanged", "unchanged"]
    assert bring(eva, *rows) == (0, 2)
    assert len(planned()) == 2
    deed = AuditEntry.objects.get()
    assert (deed.action, deed.details) == ("roster_imported", {"turns": 2})


def test_what_is_over_but_was_there_already_is_unchanged(eva: Staff) -> None:
    turn(person("amina"), "2026-11-20 17:00", "2026-11-20 21:00")
    assert fates(eva, "2026-11-20,17:00,21:00,amina,") == ["unchanged"]


def test_a_network_manager_brings_the_own_network_alone(eva: Staff) -> None:
    manager = person("hilde", "network_manager", network="GO!")
    person("amina", network="GO!")
    person("bram", network="VCLB")
    rows = ["2026-11-24,17:00,21:00,amina,", "2026-11-24,17:00,21:00,bram,"]
    assert fates(manager, *rows) == ["new", "unknown"]
    everybody = [verdict.wanted for verdict in judged(eva, *rows) if verdict.wanted]
    assert import_turns(actor_id=manager.id, turns=everybody) == (1, 1)
    assert [who for who, _, _ in planned()] == ["amina"]


def test_what_was_planned_since_the_preview_stands(eva: Staff) -> None:
    amina = person("amina")
    (verdict,) = judged(eva, "2026-11-24,17:00,21:00,amina,")
    assert verdict.wanted
    turn(amina, "2026-11-24 20:00", "2026-11-24 22:00")
    assert import_turns(actor_id=eva.id, turns=[verdict.wanted]) == (0, 1)


@pytest.mark.django_db(transaction=True)
def test_one_file_brought_by_two_at_once_is_there_once() -> None:
    eva = person("eva", "coordinator")
    for name in ("amina", "bram"):
        person(name)
    rows = [f"2026-12-{day:02},17:00,21:00,{who},"
            for day in range(1, 29) for who in ("amina", "bram")]  # fmt: skip
    answers = together(*[lambda: bring(eva, *rows)] * 3)
    assert sorted(answer[0] for answer in answers if isinstance(answer, tuple)) == [0, 0, 56]
    assert Turn.objects.count() == 56


def test_ten_thousand_lines_are_judged_and_kept(eva: Staff) -> None:
    people = Staff.objects.bulk_create(
        Staff(
            username=f"p{n}",
            display_name="P",
            roles=["counsellor"],
            created_at=moments.now(),
            confirmed_on=moments.now().date(),
        )
        for n in range(400)
    )
    rows = [
        f"2027-01-{day:02},17:00,21:00,{one.username}," for day in range(1, 26) for one in people
    ]
    assert bring(eva, *rows) == (10_000, 0)
    assert fates(eva, *rows) == ["unchanged"] * 10_000
