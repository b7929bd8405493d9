"""Editions of the privacy statement: published for good, compared, announced; each says what counted then."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine

from accounts.models import AuditEntry, Staff
from counselling.core import clock as house_clock
from counselling.privacy.actions.statement import publish_first_statement, publish_statement
from counselling.privacy.models import StatementEdition
from counselling.privacy.queries import statement as queries
from counselling.privacy.queries import statement_values
from counselling.privacy.queries.statement import (
    announced,
    document,
    edition,
    editions,
    in_force,
    texts,
    texts_of,
)
from counselling.privacy.rules.statement import changes
from counselling.waiting_room.actions import Manner
from tests.counselling.evening import counsellor, reason, row, visitor

pytestmark = pytest.mark.usefixtures("open_door")

TODAY = date(2026, 11, 23)
WORDS = {"nl": {"processors": "Onze computers staan bij Hosting Vlaanderen in Gent."}}


@pytest.fixture
def femke(open_door: None) -> Staff:
    return counsellor("Femke")


def publishes(femke: Staff, valid_from: date = TODAY, words: Any = None) -> int:
    return publish_statement(staff_id=femke.id, valid_from=valid_from, words=words or {})


def full(number: int, language: str = "nl") -> str:
    found = edition(number)
    assert found
    sections = document(found, language).full
    return "\n".join(block.text for section in sections for block in section.blocks)


def test_without_an_edition_the_newest_text_shows_todays_figures(settings: Any) -> None:
    settings.SEAL_DAYS = 30
    shown = in_force(house_clock.now())
    assert (shown.number, shown.name, shown.values["nl"]["sealed"]) == (0, "", "30 dagen")


def test_it_says_how_long_the_words_and_the_notes_are_kept_by_their_own_settings(
    femke: Staff, settings: Any
) -> None:
    settings.TEXT_DAYS, settings.NOTE_DAYS, settings.COPY_DAYS = 180, 30, 400
    publishes(femke)
    text = full(1)
    assert "hoogstens 180 dagen na het einde" in text
    assert "De notities erbij: hoogstens 30 dagen." in text
    assert "hoogstens 400 dagen na het einde van je gesprek" in text
    settings.CONVERSATION_DAYS = 90
    publishes(femke)
    assert "hoogstens 90 dagen na het einde" in full(2), "the words go with the conversation"


def test_an_edition_keeps_its_figures_when_a_setting_changes(femke: Staff, settings: Any) -> None:
    publishes(femke)
    settings.SEAL_DAYS = 30
    assert "Na 90 dagen wissen we het." in full(1)
    assert publishes(femke) == 2
    assert "Na 30 dagen wissen we het." in full(2)
    assert "Na 90 dagen wissen we het." in full(1)


@pytest.mark.parametrize(
    ("constant", "said"),
    [
        (("OWN_TEXT", timedelta(days=3)), "De hulpverlener met wie je praat, tot 3 dagen na"),
        (
            ("PROPOSE_WITHIN", timedelta(days=4)),
            "als die het koos. Dat kan tot 4 dagen na het einde",
        ),
        (("FIRST_PASS", timedelta(days=5)), "het nog hoogstens 5 dagen helemaal"),
        (("REDACTORS_LEAST", 3), "De collega's die namen weghalen. Dat zijn er 3 tot 4"),
    ],
)
def test_who_reads_and_for_how_long_is_what_the_code_allows(
    femke: Staff, monkeypatch: pytest.MonkeyPatch, constant: tuple[str, Any], said: str
) -> None:
    monkeypatch.setattr(statement_values, *constant)
    publishes(femke)
    assert said in full(1)


def test_what_is_kept_apart_from_a_conversation_has_its_own_time(
    femke: Staff, settings: Any
) -> None:
    settings.CONVERSATION_DAYS, settings.EMERGENCY_DAYS = 180, 90
    publishes(femke)
    said = full(1)
    assert "zoals je schuilnaam en wanneer het was: hoogstens 180 dagen" in said
    assert "Een kopie zonder namen, om uit te leren: hoogstens 2 jaar" in said
    assert "Dat we hulp haalden: hoogstens 90 dagen." in said


def test_who_published_what_stands_in_the_trail(femke: Staff) -> None:
    publishes(femke)
    deed = AuditEntry.objects.get(action="publish_statement")
    assert (deed.actor_id, deed.subject) == (femke.id, "statement 1")
    assert editions()[0].published_by == "Femke"


def test_the_same_letters_are_not_published_twice(femke: Staff) -> None:
    publishes(femke)
    assert reason(publishes, femke) == "nothing_new"
    assert publishes(femke, words=WORDS) == 2


def test_no_edition_counts_before_today_or_before_the_one_before_it(femke: Staff) -> None:
    assert reason(publishes, femke, TODAY - timedelta(days=1)) == "past"
    publishes(femke, TODAY + timedelta(days=10))
    assert reason(publishes, femke, TODAY + timedelta(days=9), WORDS) == "not_after"


def test_words_that_cannot_be_read_are_not_published(femke: Staff) -> None:
    for typed, why in (("x" * 4001, "too_long"), ("\0", "invalid")):
        assert reason(publishes, femke, TODAY, {"nl": {"basis": typed}}) == why
    assert not StatementEdition.objects.exists()


def test_an_edition_counts_from_its_day(femke: Staff, clock: time_machine.Traveller) -> None:
    publishes(femke)
    publishes(femke, TODAY + timedelta(days=10), WORDS)
    assert in_force(house_clock.now()).number == 1
    clock.shift(timedelta(days=10))
    assert in_force(house_clock.now()).number == 2


def test_a_conversation_keeps_the_edition_it_saw(femke: Staff) -> None:
    publishes(femke)
    seen = in_force(house_clock.now()).name
    before = visitor(manner=Manner(statement=seen))
    publishes(femke, words=WORDS)
    assert row(before).statement == "1"
    assert edition(1)


def test_a_change_is_announced_at_once_and_for_sixty_days_after_it_counts(
    femke: Staff, clock: time_machine.Traveller
) -> None:
    publishes(femke)
    assert announced(house_clock.now()) == (1, 0), "the first one changes nothing"
    publishes(femke, TODAY + timedelta(days=10), WORDS)
    assert announced(house_clock.now()) == (2, 2)
    clock.shift(timedelta(days=70))
    assert announced(house_clock.now()) == (2, 2)
    clock.shift(timedelta(days=1))
    assert announced(house_clock.now()) == (2, 0)


def test_what_changed_between_two_shows_that_paragraph_alone(femke: Staff) -> None:
    publishes(femke)
    publishes(femke, words=WORDS)
    old, new = edition(1), edition(2)
    assert old
    assert new
    (section,) = changes(document(old, "nl").full, document(new, "nl").full)
    said = [(change.kind, change.block.text) for change in section.changes if change.kind != "same"]
    assert section.anchor == "bedrijven"
    assert said == [
        ("gone", old.values["nl"]["processors"]),
        ("new", WORDS["nl"]["processors"]),
    ]


def test_an_edition_whose_text_was_changed_afterwards_is_found_out(
    femke: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    publishes(femke)
    assert editions()[0].whole
    text = texts_of(texts()[-1])
    changed = text | {"nl.txt": text["nl.txt"].replace("twee mensen", "iemand")}
    monkeypatch.setattr(queries, "texts_of", lambda _name: changed)
    assert not editions()[0].whole


def test_an_edition_whose_figures_were_changed_afterwards_is_found_out(femke: Staff) -> None:
    publishes(femke)
    stored = StatementEdition.objects.get()
    stored.values["nl"]["sealed"] = "900 dagen"
    stored.save()
    assert not editions()[0].whole


def test_what_the_officer_types_is_no_markup(femke: Staff) -> None:
    typed = "## anker | Titel\n[klik](/weg/) {name} <b>"
    publishes(femke, words={"nl": {"processors": typed}})
    assert "[klik](/weg/) {name} <b>" in full(1)
    assert "Titel" not in [section.title for section in document(editions()[0], "nl").full]


def test_a_demonstration_publishes_once(open_door: None) -> None:
    publish_first_statement()
    publish_first_statement()
    assert [one.number for one in editions()] == [1]
