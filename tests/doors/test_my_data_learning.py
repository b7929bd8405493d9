"""With a code: whether a copy without names was made, who read it, and taking it out."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.utils.formats import date_format
from django.utils.timezone import localtime

from accounts.models import Staff
from counselling.conversation.models import Conversation
from counselling.intervision.actions.reading import open_transcript
from counselling.intervision.models import Comment, Transcript, TranscriptWords
from counselling.intervision.rules.times import ends_on
from counselling.visitor.views import my_data
from tests.counselling.evening import says, talk
from tests.counselling.intervision.shelf import released
from tests.counselling.intervision.table import brings, meeting, member
from tests.counselling.intervision.table import says as comments
from tests.doors.my_data import ended, holder

pytestmark = pytest.mark.django_db(transaction=True)

#: What the page says of a copy.
COPY, NONE = "Alle namen zijn eruit.", "Er is geen kopie om van te leren."
BUTTON = 'value="not_learn"'


@pytest.fixture(autouse=True)
def journal_and_tries(tmp_path: Any, settings: Any) -> Iterator[None]:
    settings.ERASURE_JOURNAL = str(tmp_path / "erasures.jsonl")
    my_data.code_tries.forget()
    yield
    my_data.code_tries.forget()


@pytest.fixture
def talked(evening: Staff) -> UUID:
    """A conversation of Noor and Amina that is over."""
    room = talk(evening)
    says(room, "ik durf niet naar huis")
    says(room, "vertel maar", by=evening)
    return ended(room)


def test_a_copy_is_told_with_how_often_it_was_read_by_which_role(
    evening: Staff, talked: UUID
) -> None:
    row = released(evening, of=talked)
    assert "Nog niemand las ze." in holder(talked).opens().text
    for name, role in (("Bram", "counsellor"), ("Dina", "counsellor"), ("Chris", "supervisor")):
        open_transcript(transcript_id=row.id, staff_id=member(name, role).id)
    page = holder(talked).opens().text
    assert COPY in page
    assert "Hulpverlener: 2 keer gelezen" in page
    assert "Supervisor: 1 keer gelezen" in page
    assert not [name for name in ("Bram", "Dina", "Chris", "Amina") if name in page]


def test_a_copy_that_outlives_its_conversation_says_until_when_it_is_found(
    evening: Staff, talked: UUID, settings: Any
) -> None:
    row = released(evening, of=talked)
    ended_at = Conversation.objects.get().ended_at
    assert ended_at
    Transcript.everything.filter(pk=row.pk).update(ends_on=ends_on(ended_at))
    page = holder(talked).opens().text
    assert f"Ze blijft tot {date_format(ends_on(ended_at), 'j F Y')}." in page
    assert "Haal ze weg voor" not in page
    settings.CONVERSATION_DAYS = 180
    until = date_format(localtime(ended_at + timedelta(days=180)), "j F Y")
    assert f"Haal ze weg voor {until}." in holder(talked).opens().text


def test_rather_not_takes_the_copy_and_what_was_said_of_it_at_once(
    evening: Staff, talked: UUID
) -> None:
    row = released(evening, of=talked)
    chris = member("Chris", "supervisor")
    room = meeting(chris, evening)
    brings(evening, room, row)
    comments(evening, room, "Hm.")
    noor = holder(talked, "Noor")
    assert "De kopie zonder namen is weg." in noor.does("not_learn").text
    assert not any(table._base_manager.exists() for table in (Transcript, TranscriptWords, Comment))
    assert Conversation.objects.get().may_learn is False
    page = noor.opens().text
    assert "We leren niet uit je gesprek." in page
    assert BUTTON not in page


def test_without_a_copy_it_can_be_said_beforehand_and_twice_is_once(talked: UUID) -> None:
    noor = holder(talked, "Noor")
    assert NONE in noor.page.text
    ticket = noor.ticket
    noor.does("not_learn")
    again = noor.browser.post("/mijn-gegevens/", {"ticket": ticket, "step": "not_learn"})
    assert again.status_code == 200
    assert Conversation.objects.get().may_learn is False


def test_while_the_chat_goes_on_or_is_set_apart_there_is_no_such_button(evening: Staff) -> None:
    room = talk(evening)
    running = holder(room, "Noor")
    assert BUTTON not in running.page.text
    assert running.does("not_learn").status_code == 422
    ended(room)
    assert BUTTON in running.opens().text
    running.does("restrict_sure")
    assert BUTTON not in running.opens().text
