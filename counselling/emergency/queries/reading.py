"""A request with its texts, for the few who may read them, as long as they have something to decide."""

from dataclasses import dataclass, field
from datetime import datetime

from counselling.conversation.models import Conversation
from counselling.conversation.models.places import place_of_column
from counselling.conversation.queries.lines import lines_of
from counselling.core.crypto import DataKey
from counselling.emergency.models import AddressRequest, AskersCopy
from counselling.emergency.models.places import column_of_request
from counselling.emergency.queries.requests import Standing, named, standing
from counselling.emergency.rules import COPY_TRIES
from counselling.origin.queries.holders import has_record


@dataclass(frozen=True)
class Quote:
    """A message of the young person that shows the danger."""

    text: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Texts:
    """What was written in a request; empty once it may not be read any more."""

    nickname: str = ""
    facts: str = ""
    why: str = ""
    order: str = ""
    review: str = ""
    quotes: list[Quote] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Read:
    """A request as a page shows it."""

    standing: Standing
    texts: Texts
    discussed: str
    tried: list[str]
    whom: str
    #: Whether there is an address to open at all.
    record: bool
    #: Whether whoever asked can see what was opened, with a code.
    copied: bool
    began_at: datetime | None
    ended_at: datetime | None


def read_request(number: int, now: datetime) -> Read | None:
    """Return a request, with its texts as long as there is something to decide or to do about it."""
    row = named().filter(pk=number).first()
    if row is None:
        return None
    found = standing(row, with_answer=True)
    conversation = Conversation.everything.filter(pk=row.conversation).first()
    texts = Texts()
    if conversation is not None and _still_read(found, now):
        texts = _texts(row, conversation, conversation.data_key())
    return Read(
        standing=found,
        texts=texts,
        discussed=row.discussed,
        tried=list(row.tried),
        whom=row.whom,
        record=has_record(row.conversation),
        copied=AskersCopy.objects.filter(request=row, tries__lt=COPY_TRIES).exists(),
        ended_at=conversation.ended_at if conversation else None,
        began_at=conversation.opened_at if conversation else None,
    )


def _still_read(standing: Standing, now: datetime) -> bool:
    until = standing.again_until
    return standing.open or standing.to_review or (until is not None and now <= until)


def _texts(row: AddressRequest, conversation: Conversation, key: DataKey) -> Texts:
    def read(column: str) -> str:
        sealed = bytes(getattr(row, column))
        place = place_of_column(conversation.id, column_of_request(column), str(row.key))
        return key.open(sealed, place) if sealed else ""

    numbers = set(row.messages)
    name = key.open(bytes(conversation.nickname), place_of_column(conversation.id, "nickname"))
    lines = lines_of(conversation.id, key, min(numbers) - 1) if numbers else []
    return Texts(
        nickname=name,
        facts=read("facts"),
        why=read("why"),
        order=read("order"),
        review=read("review"),
        quotes=[Quote(line.text, line.at) for line in lines if line.seq in numbers],
    )
