"""The impact assessment holds what the register holds."""

from pathlib import Path

import pytest
from django.core.management import call_command

from counselling.conversation.rules import OWN_TEXT
from counselling.intervision.rules.times import FIRST_PASS, REDACTORS_LEAST, REDACTORS_MOST
from counselling.privacy.queries.inventory import inventory
from counselling.privacy.rules.inventory import with_inventory

DPIA = Path(__file__).resolve().parents[3] / "docs" / "dpia.md"


def test_the_assessment_has_the_inventory_of_this_register() -> None:
    text = DPIA.read_text("utf-8")
    assert text == with_inventory(text, inventory()), "python manage.py inventory docs/dpia.md"


def test_the_assessment_weighs_every_threat() -> None:
    risks = DPIA.read_text("utf-8").partition("## Inventory")[0]
    rows = [line for line in risks.splitlines() if line.startswith("| T")]
    assert [row.split("|")[1].strip() for row in rows] == [f"T{number}" for number in range(1, 25)]


def test_the_assessment_says_who_reads_and_for_how_long() -> None:
    text = " ".join(DPIA.read_text("utf-8").partition("## Inventory")[0].split())
    assert text.count(f"own text for {OWN_TEXT.days} days") == 1
    assert text.count(f"for {FIRST_PASS.days} days from when") == 2
    assert f"can read it for {OWN_TEXT.days} days after the end" in text
    assert f"whole for {FIRST_PASS.days} days more" in text
    assert (REDACTORS_LEAST, REDACTORS_MOST) == (2, 4), "two to four, in words"
    assert text.count("two to four named redactors") == 2


def test_the_command_puts_it_between_its_marks(tmp_path: Path) -> None:
    document = tmp_path / "dpia.md"
    document.write_text(with_inventory(DPIA.read_text("utf-8"), "something old"), "utf-8")
    call_command("inventory", document)
    assert document.read_text("utf-8") == DPIA.read_text("utf-8")


def test_a_document_without_marks_stays_as_it_is() -> None:
    with pytest.raises(ValueError, match="has no"):
        with_inventory("# Something else\n", inventory())
