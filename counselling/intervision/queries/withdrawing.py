"""Who may withdraw a transcript, and what it is called in the trail and the journal."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count

from accounts.queries import staff_of
from accounts.rules import Role
from counselling.conversation.queries.themes import name_of
from counselling.intervision.models import Source, Transcript

#: The deed of somebody who reads one.
READ = "transcript_read"


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A transcript as the privacy officer lists it: no word of it."""

    id: UUID
    theme: str
    age_band: str
    quarter: str
    composed: bool
    lines: int
    released_on: date
    ends_on: date


def may_withdraw(transcript_id: UUID, staff_id: int) -> bool:
    """Tell whether somebody may: the privacy officer any, a counsellor the one of their own conversation."""
    person = staff_of(staff_id)
    if person is not None and Role.PRIVACY_OFFICER in person.roles:
        return True
    return is_own(transcript_id, staff_id)


def is_own(transcript_id: UUID, staff_id: int) -> bool:
    """Tell whether it was this person's conversation."""
    return Source.objects.filter(pk=transcript_id, conversation__counsellor=staff_id).exists()


def subject_of(transcript_id: UUID) -> str:
    """Return what the trail and the journal call a transcript: its conversation, while that is known."""
    source = Source.objects.filter(pk=transcript_id).first()
    return f"conversation {source.conversation_id}" if source else f"transcript {transcript_id}"


def end_of_copy(conversation_id: UUID) -> date | None:
    """Return from which day a conversation has no copy without names any more; none where it has none now."""
    row = Transcript.objects.filter(source__conversation=conversation_id).first()
    return row.gone_on if row else None


def all_listed() -> list[Listed]:
    """Return every transcript there is, the newest first, those that nobody may meet included."""
    rows = Transcript.everything.annotate(line_count=Count("lines")).select_related("theme")
    return [
        Listed(
            id=row.pk,
            theme=name_of(row.theme) if row.theme else "",
            age_band=str(row.get_age_band_display()),
            quarter=row.quarter,
            composed=row.composed,
            lines=vars(row)["line_count"],
            released_on=row.released_on,
            ends_on=row.gone_on,
        )
        for row in rows.order_by("-released_on", "id")
    ]
