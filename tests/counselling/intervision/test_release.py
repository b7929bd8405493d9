"""Releasing: a frozen copy without names, dates or anybody's hand in it twice; sent back until it is right."""

from datetime import timedelta

import pytest
from time_machine import Traveller

from accounts.models import AuditEntry, Staff
from accounts.rules import Role
from counselling.intervision.actions.handing_in import hand_in
from counselling.intervision.actions.releasing import release
from counselling.intervision.actions.reviewing import open_review
from counselling.intervision.actions.sending_back import send_back
from counselling.intervision.models import Candidate, Source, Stage, Transcript
from counselling.intervision.queries.reviewing import review_of, to_review
from counselling.intervision.rules.deeds import Answer, Compose
from counselling.intervision.rules.work import Question
from tests.counselling.evening import reason
from tests.counselling.intervision.candidates import (
    all_seen,
    bench,
    does,
    drawn,
    on_words,
    person,
    proposed,
)
from tests.counselling.intervision.copies import finished, released, reviewing, stage, texts, tries

pytestmark = pytest.mark.django_db


def test_what_is_released_holds_words_speakers_and_minutes_and_no_name(
    amina: Staff, robin: Staff, chris: Staff
) -> None:
    done = finished(drawn(amina, opening="ik ben femke"), robin)
    room = reviewing(done, robin, by=amina)
    made = released(room, chris)
    assert texts(made) == [
        "ik ben [chatter]",
        "hoi ik ben [chatter]",
        "dag, ik ben [hulpverlener]",
        "mijn vriend [naam 1] doet raar, [naam 1] belt mij op [telefoonnummer 1]",
        "en wat zegt [naam 1] dan",
    ]
    assert [line.speaker for line in made.lines.all()] == [
        "young", "young", "counsellor", "young", "counsellor",
    ]  # fmt: skip
    assert (made.difficulty, made.composed, made.language) == (3, False, "nl")
    (entry,) = AuditEntry.objects.filter(action="transcript_released")
    conversation = Source.objects.get(transcript=made).conversation_id
    assert (entry.actor_id, entry.subject) == (chris.id, f"conversation {conversation}")


def test_the_learning_question_goes_with_it_without_names(amina: Staff, chris: Staff) -> None:
    room = proposed(amina, learning="Hoe praat ik met Jelle over femke?")
    made = released(reviewing(finished(room, amina), amina, by=amina), chris)
    assert made.read("question", made.question) == "Hoe praat ik met [naam 1] over [chatter]?"


def test_a_reviewer_reads_the_very_copy(amina: Staff, robin: Staff, chris: Staff) -> None:
    room = reviewing(finished(drawn(amina), robin), robin, by=amina)
    shown = review_of(room, chris.id)
    assert shown is not None
    assert [line.text for line in shown.lines] == texts(released(room, chris))
    everything = repr((shown, to_review(chris.id))).casefold()
    conversation = Candidate.objects.get(pk=room).conversation
    for word in ("femke", "amina", "jelle", "0470", "robin", "2026-11", "19:0", conversation.id):
        assert str(word) not in everything


def test_released_twice_is_one_transcript(amina: Staff, robin: Staff, chris: Staff) -> None:
    room = reviewing(finished(drawn(amina), robin), robin, by=amina)
    first = release(candidate_id=room, staff_id=chris.id, difficulty=1)
    assert release(candidate_id=room, staff_id=chris.id, difficulty=3) == first
    assert Transcript.objects.get().difficulty == 1
    assert AuditEntry.objects.filter(action="transcript_released").count() == 1


def test_nobody_releases_who_had_a_part_in_it(amina: Staff, robin: Staff, chris: Staff) -> None:
    room = reviewing(finished(drawn(amina), robin), robin, by=amina)
    for one in (amina, robin):
        one.roles = ["counsellor", "supervisor"]
        one.save()
    other = person("Dina", Role.COUNSELLOR, Role.COORDINATOR)
    for one in (amina, robin, other):
        assert tries(room, one) == "gone"
        assert review_of(room, one.id) is None
        assert room not in [row.candidate for row in to_review(one.id)]
    assert tries(room, chris, difficulty=4) == "invalid"
    assert tries(room, chris) == ""


def test_before_it_is_reviewed_there_is_nothing_to_release(
    amina: Staff, robin: Staff, chris: Staff
) -> None:
    room = finished(drawn(amina), robin)
    assert tries(room, chris) == "gone"
    hand_in(candidate_id=room, staff_id=robin.id)
    assert tries(room, chris) == "gone"
    assert review_of(room, chris.id) is None


def test_it_is_sent_back_corrected_and_keeps_its_place(
    amina: Staff, robin: Staff, chris: Staff
) -> None:
    room = reviewing(finished(drawn(amina), robin), robin, by=amina)
    before = Candidate.objects.get(pk=room)
    send_back(candidate_id=room, staff_id=chris.id, why="Regel 3 zegt te veel")
    assert review_of(room, chris.id) is None
    shown = bench(room, robin)
    assert shown.sent_back == "Regel 3 zegt te veel"
    does(room, robin, on_words(shown, "doet raar", label="OTHER"))
    hand_in(candidate_id=room, staff_id=robin.id)
    after = Candidate.objects.get(pk=room)
    assert (after.stage, after.batch_id, after.place) == (
        Stage.REVIEWING, before.batch_id, before.place,
    )  # fmt: skip
    assert [row.returned for row in to_review(chris.id) if row.candidate == room] == [True]
    assert "[weggelaten]" in texts(released(room, chris))[2]
    (entry,) = AuditEntry.objects.filter(action="transcript_sent_back")
    assert entry.actor_id == chris.id


def test_sending_back_says_what_is_to_be_done(amina: Staff, robin: Staff, chris: Staff) -> None:
    room = reviewing(finished(drawn(amina), robin), robin, by=amina)
    for one, why, word in (
        (chris, " ", "empty"), (chris, "x" * 1001, "too_long"), (robin, "Nog eens", "gone"),
    ):  # fmt: skip
        assert reason(send_back, candidate_id=room, staff_id=one.id, why=why) == word
    assert stage(room) == Stage.REVIEWING


def test_a_story_that_tells_who_it_was_is_told_in_other_words(
    amina: Staff, robin: Staff, chris: Staff
) -> None:
    room = drawn(amina)
    shown = bench(room, robin)
    told = "Een jongere vertelt over thuis.\nHet is er druk.\n\nLater komt de vraag om hulp."
    does(room, robin, *all_seen(shown), Answer(Question.STORY, yes=True), Compose(told))
    made = released(reviewing(room, robin, by=amina), chris)
    assert made.composed
    assert texts(made) == [
        "Een jongere vertelt over thuis.\nHet is er druk.", "Later komt de vraag om hulp.",
    ]  # fmt: skip
    assert {line.speaker for line in made.lines.all()} == {"teller"}


def test_a_name_that_became_known_since_holds_it_back(
    amina: Staff, robin: Staff, chris: Staff
) -> None:
    done = finished(drawn(amina, "we gingen rijden met de brommer", "ja"), robin)
    room = reviewing(done, robin, by=amina)
    amina.display_name = "Brommer"
    amina.save()
    shown = review_of(room, chris.id)
    assert shown is not None
    assert shown.leaks
    assert tries(room, chris) == "leaks"
    send_back(candidate_id=room, staff_id=chris.id, why="Er staat nog een naam in")
    assert "suggestions_open" in bench(room, robin).problems


def test_reading_it_before_its_release_stands_in_the_trail_once_an_hour(
    amina: Staff, robin: Staff, chris: Staff, clock: Traveller
) -> None:
    room = reviewing(finished(drawn(amina), robin), robin, by=amina)
    for _ in range(2):
        open_review(candidate_id=room, staff_id=chris.id)
    conversation = Candidate.objects.get(pk=room).conversation_id
    (deed,) = AuditEntry.objects.filter(action="draft_read")
    assert (deed.actor_id, deed.subject) == (chris.id, f"conversation {conversation}")
    clock.shift(timedelta(hours=1, seconds=1))
    open_review(candidate_id=room, staff_id=chris.id)
    assert AuditEntry.objects.filter(action="draft_read").count() == 2
    assert reason(open_review, candidate_id=room, staff_id=robin.id) == "gone"
