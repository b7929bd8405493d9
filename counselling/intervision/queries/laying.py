"""The work on a conversation, opened and laid out for one person."""

import msgspec

from counselling.intervision.models import Candidate
from counselling.intervision.queries.raw import Raw
from counselling.intervision.rules.bench import Laid
from counselling.intervision.rules.sight import Desk
from counselling.intervision.rules.work import Work

WORK, COMPOSED, SENT_BACK = "candidate_work", "candidate_composed", "candidate_sent_back"


def work_of(candidate: Candidate) -> Work | None:
    """Open the work that was saved; nothing where nobody began."""
    sealed = bytes(candidate.work)
    if not sealed:
        return None
    return msgspec.json.decode(candidate.conversation.read(WORK, sealed), type=Work)


def text_of(candidate: Candidate, column: str, sealed: bytes) -> str:
    """Open one of its own texts; an empty one is an empty text."""
    return candidate.conversation.read(column, sealed) if sealed else ""


def laid_out(candidate: Candidate, raw: Raw, work: Work, staff_id: int, *, whole: bool) -> Laid:
    """Lay the work out."""
    return Laid(
        lines=raw.lines,
        work=work,
        desk=Desk(texts=raw.texts, known=raw.known, staff_id=staff_id, whole=whole),
        composed=text_of(candidate, COMPOSED, bytes(candidate.composed)),
    )
