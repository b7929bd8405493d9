"""Every stored column is declared: whose it is, why, how long, who sees it, and how it ends."""

from collections import Counter

import pytest
from django.apps import apps
from django.conf import settings
from django.core.exceptions import FieldDoesNotExist
from django.db import models

from counselling.core.lifetimes import CEILING, days_kept
from counselling.core.periods import PERIODS
from counselling.core.register import (
    Column,
    Copied,
    Counted,
    Erased,
    Form,
    Ground,
    Kept,
    NotCopied,
    Outlives,
    WhileNeeded,
    Whose,
    days_of,
)
from counselling.privacy.queries.register import REGISTER, all_kept, columns_of
from tests.house.tree import text

KEPT = {kept.key: kept for kept in all_kept()}
A_WEEK = 7
#: An answer waits sixty days for whoever comes to read it: shorter would break that.
PROMISED = {"letter_words", "answer", "complaint_words", "complaint_reasons"}
VISITORS = [column for column in REGISTER if column.kept.whose is Whose.VISITOR]
#: What a column of this type may hold that its type does not tell.
FORMS = {
    models.BinaryField: {Form.TYPED, Form.SEALED, Form.KEY, Form.OPEN},
    models.CharField: {Form.HASH, Form.WORD, Form.OPEN, Form.KEY},
    models.TextField: {Form.WORD, Form.OPEN, Form.KEY, Form.LOOSE},
    models.JSONField: {Form.WORD, Form.OPEN},
}


def name_of(column: Column) -> str:
    return f"{column.table._meta.label}.{column.name}"


def stored() -> list[str]:
    return [
        f"{table._meta.label}.{field.name}"
        for table in apps.get_models(include_auto_created=True)
        for field in (*table._meta.local_fields, *table._meta.local_many_to_many)
    ]


def test_every_column_of_every_table_is_declared() -> None:
    undeclared = set(stored()) - {name_of(column) for column in REGISTER}
    assert not undeclared, "declare them in the personal_data of their room"


def test_nothing_is_declared_that_is_not_stored() -> None:
    assert not {name_of(column) for column in REGISTER} - set(stored())


def test_nothing_is_declared_twice() -> None:
    counted = Counter(name_of(column) for column in REGISTER)
    assert not [name for name, times in counted.items() if times > 1]


def test_no_two_things_share_a_key() -> None:
    assert len(KEPT) == len(all_kept())


def test_a_form_is_told_where_the_database_does_not_tell_it_and_fits() -> None:
    assert not [name_of(column) for column in REGISTER if column.form not in forms_of(column)]


def forms_of(column: Column) -> set[Form] | set[None]:
    kinds = [forms for kind, forms in FORMS.items() if isinstance(column.field, kind)]
    return {None} if column.field.choices or not kinds else kinds[0]


def test_what_a_young_person_typed_is_sealed() -> None:
    assert not [name_of(column) for column in VISITORS if column.form is Form.OPEN]


@pytest.mark.parametrize("kept", KEPT.values(), ids=KEPT)
def test_nothing_of_a_young_person_is_kept_longer_than_two_years(kept: Kept) -> None:
    if isinstance(kept.retention, Counted):
        assert 0 < kept.retention.days <= CEILING.days
    else:
        assert kept.whose is not Whose.VISITOR or not isinstance(kept.retention, WhileNeeded)


@pytest.mark.parametrize("kept", KEPT.values(), ids=KEPT)
def test_a_moment_that_is_counted_from_is_stored(kept: Kept) -> None:
    if not isinstance(kept.retention, Counted):
        return
    for column in columns_of(kept):
        moment = field_at(column.table, kept.retention.since)
        assert isinstance(moment, models.DateField), name_of(column)


def field_at(table: type[models.Model], path: str) -> object:
    *relations, last = path.split("__")
    for relation in relations:
        field = table._meta.get_field(relation)
        assert field.related_model, f"{relation} leads nowhere"
        assert isinstance(field.related_model, type)
        table = field.related_model
    try:
        return table._meta.get_field(last)
    except FieldDoesNotExist:
        return None


@pytest.mark.parametrize("kept", KEPT.values(), ids=KEPT)
def test_a_setting_that_shortens_it_is_a_number_of_days(kept: Kept) -> None:
    if isinstance(kept.retention, WhileNeeded) or not kept.retention.setting:
        return
    period = PERIODS[kept.retention.setting]
    if isinstance(kept.retention, Counted):
        assert period.most == kept.retention.days
    assert period.least <= getattr(settings, kept.retention.setting) <= period.most
    assert days_of(kept.retention) == days_kept(kept.retention.setting)


@pytest.mark.parametrize("kept", KEPT.values(), ids=KEPT)
def test_whatever_of_people_is_kept_for_weeks_has_a_setting_that_shortens_it(kept: Kept) -> None:
    if kept.whose is Whose.NOBODY or isinstance(kept.retention, WhileNeeded):
        return
    brief = isinstance(kept.retention, Counted) and kept.retention.days < A_WEEK
    assert kept.retention.setting or brief or kept.key in PROMISED


def test_every_setting_shortens_something_and_is_explained() -> None:
    used = {
        kept.retention.setting
        for kept in KEPT.values()
        if not isinstance(kept.retention, WhileNeeded)
    }
    assert set(PERIODS) == used - {""}
    explained = text("docs/retention.md")
    for name, period in PERIODS.items():
        span = f"{period.least} to {period.most}"
        assert f"| `{name}` | {period.days} ({span}) |" in explained, name


@pytest.mark.parametrize("kept", KEPT.values(), ids=KEPT)
def test_a_young_person_reads_what_it_is_and_why(kept: Kept) -> None:
    if kept.whose is Whose.VISITOR:
        assert str(kept.what)
        assert str(kept.why)
        assert kept.ground is not Ground.NONE


def test_an_erasure_ends_it_or_says_why_not() -> None:
    ways = (Erased, Outlives)
    assert not [name_of(column) for column in VISITORS if not isinstance(column.erased, ways)]


def test_only_what_is_sealed_ends_with_its_key() -> None:
    shredded = [column for column in VISITORS if column.erased is Erased.SHREDDED]
    assert not [name_of(column) for column in shredded if column.form is not Form.TYPED]


def test_a_copy_holds_what_is_of_the_young_person() -> None:
    others = [column for column in REGISTER if column.kept.whose is not Whose.VISITOR]
    assert not [name_of(one) for one in others if one.copy is not NotCopied.NOT_OF_VISITOR]


def test_a_copy_holds_nothing_that_opens_a_lock() -> None:
    locks = [column for column in REGISTER if column.form in {Form.HASH, Form.KEY, Form.SEALED}]
    assert not [name_of(column) for column in locks if isinstance(column.copy, Copied)]


def test_no_place_in_a_copy_is_given_twice() -> None:
    places = Counter(column.copy.where for column in REGISTER if isinstance(column.copy, Copied))
    assert not [place for place, times in places.items() if times > 1]
