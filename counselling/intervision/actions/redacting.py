"""Working on a conversation: what the page says was done, all of it or nothing."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from counselling.core import clock, text
from counselling.core.errors import Refused
from counselling.intervision.actions.desk import keep, opened_work, sat_down
from counselling.intervision.models import Candidate
from counselling.intervision.queries.laying import COMPOSED
from counselling.intervision.queries.permission import Manner
from counselling.intervision.queries.raw import raw_of
from counselling.intervision.rules.deciding import done
from counselling.intervision.rules.deeds import AnyDeed, Compose
from counselling.intervision.rules.sight import Desk
from counselling.intervision.rules.times import COMPOSED_LIMIT


def redact(*, candidate_id: UUID, staff_id: int, version: int, deeds: Sequence[AnyDeed]) -> None:
    """Do some deeds on the work as it was at `version`.

    Raises `Refused`: `gone` for one that is not theirs to work on, `taken` while somebody else does, `conflict`
    where the work is another by now, `invalid` for what is not there, `open_first` where a redactor would uncover
    a word that they did not ask to see, and what a text is refused for.
    """
    now = clock.now()
    with transaction.atomic():
        candidate, manner = sat_down(candidate_id, staff_id, now)
        work = opened_work(candidate, staff_id)
        if candidate.version != version:
            raise Refused("conflict")
        raw = raw_of(candidate, candidate.conversation)
        desk = Desk(raw.texts, raw.known, staff_id, whole=manner == Manner.WHOLE)
        for deed in deeds:
            if isinstance(deed, Compose):
                _compose(candidate, deed)
            else:
                work = done(work, desk, deed)
        candidate.version += 1
        keep(candidate, work, now)


def _compose(candidate: Candidate, deed: Compose) -> None:
    words = text.clean_or_empty(deed.text, limit=COMPOSED_LIMIT)
    candidate.composed = candidate.conversation.seal(COMPOSED, words) if words else b""
