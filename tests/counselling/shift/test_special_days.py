from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError

from counselling.core.errors import Refused
from counselling.shift.actions.hours import add_special_days, remove_special_days
from counselling.shift.models import SpecialDays
from counselling.shift.queries.opening import special_days
from counselling.shift.rules.opening import Hours, Note, Opening, Special, opening

BRUSSELS = ZoneInfo("Europe/Brussels")
EVERY_EVENING = [Hours(day, time(17), time(21)) for day in range(7)]
HOLIDAY = Note("Het is vakantie.", "C'est les vacances.", "It is a holiday.")
CHRISTMAS = Special(date(2026, 12, 21), date(2027, 1, 3), note=HOLIDAY)


def at(text: str) -> datetime:
    """Return a moment of the clock in Brussels."""
    return datetime.fromisoformat(text).replace(tzinfo=BRUSSELS)


def ask(moment: str, *special: Special) -> Opening:
    """Ask at a moment, every evening from five to nine but on special days."""
    return opening(at(moment).astimezone(UTC), EVERY_EVENING, BRUSSELS, special)


def test_in_the_holidays_the_chat_is_closed_says_why_and_when_it_opens() -> None:
    found = ask("2026-12-24 18:00", CHRISTMAS)
    assert not found.open
    assert found.opens_at == at("2027-01-04 17:00")
    assert found.note.within("fr") == "C'est les vacances."


def test_before_and_after_the_holidays_nothing_is_special() -> None:
    for moment in ("2026-12-20 18:00", "2027-01-04 18:00"):
        assert ask(moment, CHRISTMAS) == ask(moment)
    assert ask("2026-12-20 22:00", CHRISTMAS).opens_at == at("2027-01-04 17:00")


def test_a_summer_of_nine_weeks_still_has_an_end() -> None:
    summer = Special(date(2027, 7, 1), date(2027, 8, 31))
    assert ask("2027-07-01 10:00", summer).opens_at == at("2027-09-01 17:00")


def test_a_day_may_have_hours_of_its_own() -> None:
    afternoon = Special(date(2026, 11, 25), date(2026, 11, 25), time(14), time(17, 30))
    assert ask("2026-11-25 15:00", afternoon).closes_at == at("2026-11-25 17:30")
    assert ask("2026-11-25 18:00", afternoon).opens_at == at("2026-11-26 17:00")


def test_a_night_that_began_before_a_closed_day_runs_to_its_end() -> None:
    new_years_eve = Special(date(2026, 12, 31), date(2026, 12, 31), time(20), time(2))
    closed = Special(date(2027, 1, 1), date(2027, 1, 1))
    assert ask("2027-01-01 01:30", new_years_eve, closed).closes_at == at("2027-01-01 02:00")
    assert not ask("2027-01-01 18:00", new_years_eve, closed).open


def test_special_days_that_meet_others_are_refused_with_their_dates(db: None) -> None:
    add_special_days(special=CHRISTMAS)
    with pytest.raises(Refused) as refused:
        add_special_days(special=Special(date(2027, 1, 3), date(2027, 1, 10)))
    assert refused.value.reason == "overlap"
    assert refused.value.details == {"first": "2026-12-21", "last": "2027-01-03"}
    add_special_days(special=Special(date(2027, 1, 4), date(2027, 1, 10)))
    assert SpecialDays.objects.count() == 2


@pytest.mark.parametrize(
    ("special", "reason"),
    [
        (Special(date(2027, 1, 3), date(2027, 1, 2)), "order"),
        (Special(date(2027, 1, 3), date(2027, 1, 3), opens=time(17)), "half"),
        (Special(date(2027, 1, 3), date(2027, 1, 3), note=Note(nl="Feest")), "half"),
        (Special(date(2027, 1, 3), date(2027, 1, 3), time(17), time(17)), "no_length"),
        (Special(date(2027, 1, 3), date(2027, 1, 3), note=Note("x" * 201, "x", "x")), "too_long"),
    ],
)
def test_days_that_cannot_be_are_refused(db: None, special: Special, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        add_special_days(special=special)
    assert refused.value.reason == reason
    assert not SpecialDays.objects.exists()


def test_the_table_takes_no_days_that_cannot_be(db: None) -> None:
    with pytest.raises(IntegrityError):
        SpecialDays.objects.create(
            first=date(2027, 1, 3), last=date(2027, 1, 3), opens=time(17), closes=None
        )


def test_days_taken_away_follow_the_week_again(db: None) -> None:
    added = add_special_days(special=CHRISTMAS)
    assert special_days(date(2027, 1, 3)) == [added]
    assert special_days(date(2027, 1, 4)) == []
    assert remove_special_days(id=added.id) == added
    assert remove_special_days(id=added.id) is None
    assert special_days(date(2026, 12, 24)) == []
