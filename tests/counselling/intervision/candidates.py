"""Conversations on their way to a transcript, and what people do to them."""

from uuid import UUID

from accounts.actions import create_staff
from accounts.models import Staff
from accounts.rules import Role
from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.actions.visit import be_here
from counselling.conversation.rules import EndedBy
from counselling.core import clock
from counselling.intervision.actions.redacting import redact
from counselling.intervision.actions.taking_up import take_up
from counselling.intervision.models import Candidate, DrawnFor, Redactor, Stage
from counselling.intervision.queries.workbench import bench_of
from counselling.intervision.rules.bench import Bench, BenchMark
from counselling.intervision.rules.deeds import Answer, AnyDeed, MarkWords, Seen
from counselling.intervision.rules.work import Label, Question
from tests.counselling.evening import PASSWORD, reason, row, says, takes, visitor

STORY = (
    "hoi ik ben femke",
    "dag, ik ben Amina",
    "mijn vriend jelle doet raar, jelle belt mij op 0470 12 34 56",
    "en wat zegt Jelle dan",
)


def person(name: str, *roles: Role) -> Staff:
    """Let somebody work here."""
    return create_staff(
        username=name, display_name=name, roles=[str(role) for role in roles], password=PASSWORD,
        secrecy_acknowledged=True,
    )  # fmt: skip


def redactor(name: str = "Robin") -> Staff:
    """Let somebody be named who takes names out."""
    one = person(name, Role.COUNSELLOR)
    Redactor.objects.create(staff=one, named_by=one, named_at=clock.now())
    return one


def ended(staff: Staff, *texts: str, nickname: str = "Femke", opening: str = "") -> UUID:
    """Let a young person and a counsellor say these in turn, and let it end."""
    room = visitor(nickname, question=opening)
    takes(staff, room)
    be_here(conversation_id=room)
    for place, text in enumerate(texts or STORY):
        says(room, text, by=staff if place % 2 else None)
    end_conversation(conversation_id=room, by=EndedBy.VISITOR)
    return room


def proposed(staff: Staff, *texts: str, learning: str = "", **more: str) -> UUID:
    """Let a counsellor propose a conversation of their own; returns the candidate."""
    room = ended(staff, *texts, **more)
    question = row(room).seal("candidate_question", learning) if learning else b""
    return Candidate.objects.create(
        conversation_id=room, proposed_by=staff, begun_at=clock.now(), stage=Stage.REDACTING,
        question=question,
    ).id  # fmt: skip


def drawn(staff: Staff, *texts: str, **more: str) -> UUID:
    """Let a conversation be drawn to which its counsellor did not object; returns the candidate."""
    return Candidate.objects.create(
        conversation_id=ended(staff, *texts, **more), drawn_for=DrawnFor.RANDOM,
        begun_at=clock.now(), stage=Stage.REDACTING,
    ).id  # fmt: skip


def bench(candidate: UUID, staff: Staff) -> Bench:
    """Take a conversation up, or go on with it, and look at the workbench."""
    take_up(candidate_id=candidate, staff_id=staff.id)
    return seen(candidate, staff)


def seen(candidate: UUID, staff: Staff) -> Bench:
    """Look at the workbench as it stands."""
    found = bench_of(candidate, staff.id)
    assert found is not None
    return found


def does(candidate: UUID, staff: Staff, *deeds: AnyDeed) -> Bench:
    """Do some deeds on the work as it stands."""
    version = Candidate.objects.get(pk=candidate).version
    redact(candidate_id=candidate, staff_id=staff.id, version=version, deeds=deeds)
    return seen(candidate, staff)


def on_words(
    shown: Bench, words: str, *, everywhere: bool = False, label: str = "PERSON"
) -> MarkWords:
    """Return the deed that marks the first place where these words can be read."""
    for line in shown.lines:
        for piece in line.pieces:
            if words in piece.text:
                start = piece.start + piece.text.index(words)
                return MarkWords(
                    line.number, start, start + len(words), Label(label), everywhere=everywhere
                )
    raise AssertionError(words)


def mark_at(shown: Bench, words: str) -> BenchMark:
    """Return the first mark on these words, for somebody who sees them."""
    for line in shown.lines:
        for piece in line.pieces:
            if piece.text == words and piece.mark is not None:
                return next(mark for mark in shown.marks if mark.number == piece.mark)
    raise AssertionError(words)


def reading(shown: Bench) -> list[str]:
    """Return the lines as somebody reads them, with what stands in the place of masked words."""
    shown_for = {mark.number: mark.shown for mark in shown.marks}
    return [
        "".join(piece.text or shown_for.get(piece.mark or 0, "") for piece in line.pieces)
        for line in shown.lines
    ]


def copy(shown: Bench) -> list[str]:
    """Return the lines as they would stand in the copy."""
    out = {mark.number: mark.shown for mark in shown.marks if mark.state != "off"}
    return [
        "".join(out.get(piece.mark or 0, piece.text) for piece in line.pieces)
        for line in shown.lines
    ]


def all_seen(shown: Bench) -> list[AnyDeed]:
    """Return the deeds that end the gate: every line was in view, every question answered with no."""
    return [
        Seen([line.number for line in shown.lines]),
        *(Answer(question, yes=False) for question in Question),
    ]


def refused(candidate: UUID, staff: Staff, *deeds: AnyDeed, version: int | None = None) -> str:
    """Try some deeds, and return the word with which they are refused."""
    if version is None:
        version = Candidate.objects.get(pk=candidate).version
    return reason(redact, candidate_id=candidate, staff_id=staff.id, version=version, deeds=deeds)
