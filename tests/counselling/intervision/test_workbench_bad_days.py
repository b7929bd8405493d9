"""Bad days at the workbench: a very long conversation, nothing but emoji, a message of a thousand names."""

from uuid import UUID

import pytest

from accounts.models import Staff
from accounts.rules import Role
from counselling.conversation.actions.append import append_messages
from counselling.conversation.models import Conversation
from counselling.intervision.actions.handing_in import hand_in
from counselling.intervision.actions.opening import open_word
from counselling.intervision.actions.redacting import redact
from counselling.intervision.models import Candidate
from counselling.intervision.rules.deeds import MarkWords, Seen, Undo
from counselling.intervision.rules.work import Label
from counselling.privacy.actions.erasing import erase
from tests.counselling.evening import message, reason
from tests.counselling.intervision.candidates import (
    bench,
    copy,
    does,
    drawn,
    on_words,
    person,
    proposed,
    seen,
)
from tests.counselling.intervision.copies import finished, released, reviewing, texts

pytestmark = pytest.mark.django_db

#: A family, waving: seven code points; then a letter with a mark of its own.
FAMILY, ACCENT = "👨‍👩‍👧‍👦", "e\u0301"


def test_a_conversation_of_two_thousand_messages_is_worked_through(
    amina: Staff, robin: Staff
) -> None:
    room = drawn(amina, "hoi", "dag")
    conversation = Candidate.objects.get(pk=room).conversation_id
    said = ["de brommer komt", "jelle zegt niets", "ok"]
    Conversation.objects.filter(pk=conversation).update(state="active", ended_at=None)
    for start in range(0, 2000, 200):
        append_messages([message(conversation, said[n % 3]) for n in range(start, start + 200)])
    ended = Candidate.objects.get(pk=room).begun_at
    Conversation.objects.filter(pk=conversation).update(state="ended", ended_at=ended)
    shown = bench(room, robin)
    assert len(shown.lines) == 2002
    after = does(
        room, robin, on_words(shown, "brommer", everywhere=True),
        Seen([line.number for line in shown.lines]),
    )  # fmt: skip
    assert sum("[naam 1] komt" in text for text in copy(after)) == 667
    assert does(room, robin, Undo()).marks == shown.marks


def test_nothing_but_emoji_has_nothing_to_take_out(amina: Staff, robin: Staff) -> None:
    room = finished(drawn(amina, "😀😀", "🌧️", FAMILY), robin)
    made = released(reviewing(room, robin, by=amina), person("Chris", Role.SUPERVISOR))
    assert texts(made) == ["😀😀", "🌧️", FAMILY]


def test_an_emoji_may_be_left_out_and_is_asked_about_elsewhere(amina: Staff) -> None:
    room = proposed(amina, f"zo {FAMILY} dus", "ja", f"{FAMILY}!")
    bench(room, amina)
    after = does(room, amina, MarkWords(1, 3, 3 + len(FAMILY), Label.OTHER, everywhere=True))
    assert copy(after) == ["zo [weggelaten] dus", "ja", "[weggelaten]!"]


def test_places_count_code_points_beside_emoji_and_combining_marks(amina: Staff) -> None:
    room = proposed(amina, f"{FAMILY} Ren{ACCENT}e 😀 zegt", "ja", "renee")
    shown = bench(room, amina)
    line = shown.lines[0]
    words = [
        piece.text[start - piece.start : end - piece.start]
        for piece in line.pieces
        for start, end in piece.words
    ]
    assert "zegt" in words
    start = len(FAMILY) + 1
    marked = does(
        room, amina, MarkWords(1, start, start + len("Ren\u00e9e"), Label.PERSON, everywhere=True)
    )
    assert copy(marked) == [f"{FAMILY} [naam 1] 😀 zegt", "ja", "[naam 1]"]


def test_a_message_of_a_thousand_names(amina: Staff) -> None:
    names = ("jelle noor wannes fatima yusuf " * 65)[:2000].strip()
    room = proposed(amina, names, "oei", nickname="Femke")
    shown = bench(room, amina)
    assert "jelle" not in copy(shown)[0]
    assert "yusuf" not in copy(shown)[0]
    first = next(mark for mark in shown.marks if mark.label == "PERSON")
    assert first.shown == "[naam 1]"


def test_the_conversation_is_erased_in_the_middle_of_the_work(amina: Staff, robin: Staff) -> None:
    room = drawn(amina)
    mark = bench(room, robin).marks[0].number
    version = seen(room, robin).version
    erase(conversation_id=Candidate.objects.get(pk=room).conversation_id)
    assert all_refused(room, robin, mark, version) == {"gone"}


def test_the_conversation_is_too_old_in_the_middle_of_the_work(amina: Staff, robin: Staff) -> None:
    room = drawn(amina)
    shown = bench(room, robin)
    old = Candidate.objects.get(pk=room).begun_at.replace(year=2024)
    Conversation.everything.filter(candidate=room).update(ended_at=old)
    assert all_refused(room, robin, shown.marks[0].number, shown.version) == {"gone"}


def all_refused(room: UUID, staff: Staff, mark: int, version: int) -> set[str]:
    """Try everything there is to do at a workbench, and return the words with which it is refused."""
    told = {"candidate_id": room, "staff_id": staff.id}
    return {
        reason(redact, **told, version=version, deeds=[Seen([1])]),
        reason(open_word, **told, mark=mark, reason="Om te zien"),
        reason(hand_in, **told),
        reason(bench, room, staff),
    }
