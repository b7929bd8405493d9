"""The record of processing activities and the list for everybody, both made from the register."""

import csv
import json
import re
from html import unescape
from io import StringIO
from typing import Any

import pytest
from django.conf import settings as configured
from django.test import Client

from counselling.core import clock as moments
from counselling.core.register import Counted, Whose
from counselling.privacy.queries.register import REGISTER, all_kept
from counselling.privacy.queries.statement import processors
from counselling.privacy.rules.record import SINCE
from tests.doors.test_console_replies import desk_of

pytestmark = pytest.mark.usefixtures("clock", "evening")

#: A setting that shortens something is named by its name.
ENVIRONMENT = re.compile(r"\b[A-Z]+_DAYS\b")


@pytest.fixture
def femke() -> Client:
    return desk_of("Femke", "privacy_officer")


def columns() -> set[tuple[str, str]]:
    return {(column.table.__name__, column.name) for column in REGISTER}


def test_the_privacy_officer_reads_everything_that_is_kept(femke: Client) -> None:
    page = unescape(femke.get("/staff/record/").content.decode())
    assert not [str(kept.name) for kept in all_kept() if str(kept.name) not in page]


def test_the_table_has_a_row_for_every_column_of_the_database(femke: Client) -> None:
    rows = csv.DictReader(StringIO(femke.get("/staff/record/csv/").content.decode()))
    assert {(row["table"], row["column"]) for row in rows} == columns()


def test_another_program_reads_the_same_with_who_is_responsible(femke: Client) -> None:
    record = json.loads(femke.get("/staff/record/json/").content)
    assert {(row["table"], row["column"]) for row in record["columns"]} == columns()
    assert record["controller"]["name"] == configured.ORGANISATION_NAME


def test_processors_are_those_of_the_statement(femke: Client) -> None:
    record = json.loads(femke.get("/staff/record/json/").content)
    assert record["controller"]["processors"] == processors(moments.now(), "nl")


def test_the_record_names_ground_time_and_protection_of_each(femke: Client) -> None:
    record = json.loads(femke.get("/staff/record/json/").content)
    needed = ("purpose", "people", "ground", "kept", "seen_by", "protected")
    assert not [row for row in record["columns"] if not all(row[name] for name in needed)]


def test_every_moment_that_days_are_counted_from_has_words(femke: Client) -> None:
    columns = {
        kept.retention.since.rpartition("__")[2]
        for kept in all_kept()
        if isinstance(kept.retention, Counted)
    }
    assert not columns - set(SINCE)
    record = json.loads(femke.get("/staff/record/json/").content)
    bare = {row["kept"] for row in record["columns"] if "_" in ENVIRONMENT.sub("", row["kept"])}
    assert not bare


def test_no_setting_is_named_that_does_not_shorten_a_copy_without_names(femke: Client) -> None:
    record = json.loads(femke.get("/staff/record/json/").content)
    told = {row["table"]: row["kept"] for row in record["columns"]}
    assert "CONVERSATION_DAYS" in told["Source"]
    assert "CONVERSATION_DAYS" not in told["Transcript"]
    assert "begin van het kwartaal" in told["Transcript"]


def test_a_file_of_the_record_is_named_for_its_day_and_nobody(femke: Client) -> None:
    response = femke.get("/staff/record/csv/")
    assert response["Content-Disposition"].startswith('attachment; filename="processing-2')


def test_everybody_reads_all_that_is_kept_of_a_young_person(browser: Client) -> None:
    page = unescape(browser.get("/wat-we-bewaren/").content.decode())
    theirs = [kept for kept in all_kept() if kept.whose is Whose.VISITOR]
    for kept in theirs:
        assert str(kept.name) in page
        assert str(kept.what) in page
        assert str(kept.why) in page


def test_a_shorter_time_stands_on_the_list_as_soon_as_it_is_set(
    browser: Client, settings: Any
) -> None:
    settings.SEAL_DAYS = 17
    assert "Hoogstens 17 dagen" in browser.get("/wat-we-bewaren/").content.decode()
