"""Opening one masked word, where nothing else tells whether it is a name."""

from uuid import UUID

from django.db import transaction

from accounts.audit import note_deed
from counselling.core import clock, text
from counselling.core.errors import Refused
from counselling.intervision.actions.desk import keep, opened_work, sat_down
from counselling.intervision.queries.permission import Manner
from counselling.intervision.queries.raw import raw_of
from counselling.intervision.rules.deciding import found_mark
from counselling.intervision.rules.sight import Desk, may_see, opened
from counselling.intervision.rules.times import REASON_LEAST, REASON_LIMIT


def open_word(*, candidate_id: UUID, staff_id: int, mark: int, reason: str) -> str:
    """Open one masked word for a redactor who says why; it is written down. Opening it again is not.

    Raises `Refused`: `gone` for one that is not theirs to work on, `taken` while somebody else does, `conflict`
    where somebody else did since, `invalid` for a mark that is not there, `too_short` for hardly a reason, and
    what a text is refused for.
    """
    why = text.clean(reason, limit=REASON_LIMIT)
    if len(why) < REASON_LEAST:
        raise Refused("too_short")
    now = clock.now()
    with transaction.atomic():
        candidate, manner = sat_down(candidate_id, staff_id, now)
        work = opened_work(candidate, staff_id)
        raw = raw_of(candidate, candidate.conversation)
        desk = Desk(raw.texts, raw.known, staff_id, whole=manner == Manner.WHOLE)
        found = found_mark(work, mark)
        words = found.words(raw.texts)
        if found.hides and not may_see(work, desk, found):
            # The version stays: nothing changes that another page could have relied on.
            keep(candidate, opened(work, staff_id, words), now)
            subject = f"conversation {candidate.conversation_id}"
            note_deed(actor_id=staff_id, action="word_opened", subject=subject, reason=why)
        return words
