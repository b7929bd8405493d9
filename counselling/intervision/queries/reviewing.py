"""What supervisors read before they release it: the copy as it would be, and nothing of the conversation itself."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from counselling.conversation.queries.themes import all_theme_names
from counselling.conversation.rules import AgeBand
from counselling.intervision.models import Candidate, Stage
from counselling.intervision.queries.choosing import learnable
from counselling.intervision.queries.laying import SENT_BACK, laid_out, text_of, work_of
from counselling.intervision.queries.permission import may_review
from counselling.intervision.queries.raw import raw_of
from counselling.intervision.queries.sharing import traits_to_tell
from counselling.intervision.rules.bench import Laid
from counselling.intervision.rules.draft import draft_of, holds_back
from counselling.intervision.rules.lines import Line


@dataclass(frozen=True, kw_only=True)
class ToReview:
    """A copy that waits to be read; its place in its batch was drawn by lot."""

    candidate: UUID
    batch: int
    place: int
    #: It was sent back before.
    returned: bool


@dataclass(frozen=True, kw_only=True)
class Review:
    """A copy as it would be released."""

    candidate: UUID
    language: str
    question: str
    lines: list[Line]
    composed: bool
    age_band: str
    theme: str
    quarter: str
    #: What was asked when it was sent back before.
    sent_back: str
    #: It can only be sent back: something that was taken out elsewhere still stands in it.
    leaks: bool


def to_review(staff_id: int) -> list[ToReview]:
    """Return the copies that somebody may read, batch by batch, in the order of the lot."""
    return [
        ToReview(
            candidate=one.id, batch=one.batch_id or 0, place=one.place or 0,
            returned=bool(one.sent_back),
        )
        for one in _waiting().order_by("batch", "place")
        if may_review(one, staff_id)
    ]  # fmt: skip


def review_of(candidate_id: UUID, staff_id: int) -> Review | None:
    """Return a copy as it would be released; nothing where there is none, or it is not theirs to read."""
    found = _waiting().filter(pk=candidate_id).first()
    laid = reviewed(found) if found and may_review(found, staff_id) else None
    if found is None or laid is None:
        return None
    draft = draft_of(laid)
    traits = traits_to_tell(found.conversation)
    return Review(
        candidate=found.id,
        language=found.conversation.language,
        question=draft.question,
        lines=draft.lines,
        composed=draft.composed,
        age_band=str(AgeBand(traits.age_band).label) if traits.age_band else "",
        theme=all_theme_names().get(str(traits.theme), ""),
        quarter=traits.quarter,
        sent_back=text_of(found, SENT_BACK, bytes(found.sent_back)),
        leaks=holds_back(laid, draft),
    )


def gathering() -> int:
    """Return how many copies wait until there are enough to come together."""
    rows = Candidate.objects.filter(stage=Stage.GATHERING)
    return rows.filter(conversation__in=learnable().values("pk")).count()


def _waiting() -> QuerySet[Candidate]:
    rows = Candidate.objects.filter(
        stage=Stage.REVIEWING, conversation__in=learnable().values("pk")
    )
    return rows.select_related("conversation")


def reviewed(candidate: Candidate) -> Laid | None:
    """Lay out for a reviewer what was handed in; nothing where that is gone."""
    work = work_of(candidate)
    if work is None:
        return None
    raw = raw_of(candidate, candidate.conversation)
    return laid_out(candidate, raw, work, 0, whole=False)
