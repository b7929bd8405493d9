from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from accounts.models import AuditEntry, Staff
from counselling.signposts.actions.schools import (
    SAMPLE,
    accept_schools,
    drop_draft,
    load_sample_schools,
    load_schools,
    offer_schools,
)
from counselling.signposts.models import Clb, School, SchoolDraft
from counselling.signposts.queries.schools import draft_of, schools_like, stored
from counselling.signposts.queries.signs import carded, listed_addresses
from counselling.signposts.rules.school_file import read_schools
from tests.counselling.evening import counsellor, reason

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 18, tzinfo=UTC)
FILE = (
    b"school;plaats;postcode;clb;clb_adres;clb_telefoon;clb_site\n"
    b"Sint-Jozef;Leuven;3000;CLB Delta;Dorp 1, 3000 Leuven;016 12 34 56;delta.example\n"
    b"De Brug;Gent;9000;CLB Stil;;;\n"
    b"Kapot;Gent;x;CLB Stil;;;\n"
)


@pytest.fixture
def eva() -> Staff:
    return counsellor("Eva")


def test_a_file_counts_only_after_it_was_looked_over(eva: Staff) -> None:
    load_sample_schools()
    offer_schools(actor_id=eva.id, content=FILE, now=NOW)
    draft = draft_of(eva.id, NOW)
    assert draft
    assert (len(draft.file.lines), draft.file.centres, len(draft.file.refused)) == (2, 2, 1)
    assert stored().sample
    assert accept_schools(actor_id=eva.id, now=NOW) == 2
    assert (stored().schools, stored().centres, stored().sample) == (2, 2, False)
    assert draft_of(eva.id, NOW) is None
    assert AuditEntry.objects.get().details == {"schools": 2}


def test_a_file_waits_an_hour_and_belongs_to_whoever_brought_it(eva: Staff) -> None:
    bram = counsellor("Bram")
    offer_schools(actor_id=eva.id, content=FILE, now=NOW)
    assert reason(accept_schools, actor_id=bram.id, now=NOW) == "draft_gone"
    late = NOW + timedelta(minutes=61)
    assert reason(accept_schools, actor_id=eva.id, now=late) == "draft_gone"
    offer_schools(actor_id=bram.id, content=FILE, now=late)
    assert SchoolDraft.objects.get().staff_id == bram.id
    drop_draft(actor_id=bram.id)
    assert not School.objects.exists()


def test_a_file_that_cannot_be_read_leaves_everything_as_it_was(eva: Staff) -> None:
    load_schools(content=FILE)
    assert reason(offer_schools, actor_id=eva.id, content=b"a,b\n1,2", now=NOW) == "file_columns"
    assert reason(load_schools, content=b"") == "file_empty"
    assert (School.objects.count(), Clb.objects.count(), SchoolDraft.objects.count()) == (2, 2, 0)


def test_a_school_leads_to_a_text_that_becomes_the_card_of_its_centre() -> None:
    load_schools(content=FILE)
    (found,) = schools_like("st jozef leuven")
    assert found.text == "CLB Delta\nDorp 1, 3000 Leuven\nTel. 016 12 34 56\nhttps://delta.example/"
    assert listed_addresses() == ["delta.example"]
    sent = carded(f"Dit is het:\n{found.text}", "nl")
    assert sent
    assert sent.cards == [found.card]
    assert sent.rest == "Dit is het:"


def test_a_centre_of_which_only_the_name_is_known_stays_a_text() -> None:
    load_schools(content=FILE)
    (found,) = schools_like("brug gent")
    assert found.text == "CLB Stil"
    assert carded(found.text, "nl") is None


def test_another_file_is_searched_at_once() -> None:
    load_schools(content=FILE)
    assert schools_like("jozef")
    load_schools(content=FILE.replace(b"Sint-Jozef", b"Het Anker"))
    assert not schools_like("jozef")
    assert schools_like("anker")


def test_the_sample_says_everywhere_that_it_is_one() -> None:
    sample = read_schools(SAMPLE.read_bytes())
    assert (len(sample.lines), sample.centres, sample.refused) == (60, 8, [])
    assert len({line.town for line in sample.lines}) == 20
    assert all("(voorbeeld)" in line.centre[0] for line in sample.lines)
    assert all(not line.centre[4] or ".example/" in line.centre[4] for line in sample.lines)
    assert load_sample_schools() == 60
    assert load_sample_schools() == 0


def test_the_command_loads_a_file_and_names_the_lines_it_left_out(tmp_path: Path) -> None:
    (tmp_path / "schools.csv").write_bytes(FILE)
    told, warned = StringIO(), StringIO()
    call_command("load_schools", str(tmp_path / "schools.csv"), stdout=told, stderr=warned)
    assert told.getvalue() == "2 schools, 2 centres\n"
    assert "line 4: postcode" in warned.getvalue()
    (tmp_path / "empty.csv").write_bytes(b"")
    for name in ("empty.csv", "none.csv"):
        with pytest.raises(CommandError):
            call_command("load_schools", str(tmp_path / name))
