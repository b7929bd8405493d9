"""Letters without a name: they are taken in once, whatever is sent twice, and give a code for the answer."""

from dataclasses import dataclass
from uuid import UUID

import msgspec
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from counselling.conversation.models import Conversation
from counselling.conversation.rules import NICKNAME_LIMIT, Topic
from counselling.core import clock, text
from counselling.core.crypto import keyed_hash
from counselling.core.errors import Refused
from counselling.privacy.models import Complaint, Letter, LetterKind, Right, RightsRequest, Told
from counselling.privacy.rules.codes import Purpose, code_of, hash_of_code
from counselling.privacy.rules.desk import WORDS_LIMIT, due_after, read_day


@dataclass(frozen=True, kw_only=True)
class Written:
    """What somebody wrote on a page; `page` is that page's own random number."""

    page: UUID
    language: str
    told: Told


def ask_right(*, written: Written, asked: str) -> str:
    """Take in a request about what is kept, by somebody without a code; returns the pick-up code.

    No conversation is looked for: that is the desk's. Raises `Refused` with the field that is wrong.
    """
    if asked not in Right.values:
        raise Refused("choose", field="asked")
    with transaction.atomic():
        letter, code = _taken_in(LetterKind.REQUEST, written, asked)
        if letter is not None:
            RightsRequest.objects.create(letter=letter, asked=asked)
    return code


def complain(*, written: Written, conversation_id: UUID | None = None) -> str:
    """Take in a complaint, about a conversation where the visit's cookie shows which; returns the pick-up code.

    Raises `Refused` with the field that is wrong; `gone` where that conversation is not there any more.
    """
    with transaction.atomic():
        if conversation_id is not None and not _talked(conversation_id):
            raise Refused("gone", field="this")
        letter, code = _taken_in(LetterKind.COMPLAINT, written, str(conversation_id or ""))
        if letter is not None:
            proven = conversation_id is not None
            Complaint.objects.create(letter=letter, conversation=conversation_id, proven=proven)
    return code


def write_to_us(*, written: Written) -> str:
    """Take in a message to the service; returns the pick-up code. Raises `Refused` with the field that is wrong."""
    with transaction.atomic():
        _letter, code = _taken_in(LetterKind.CONTACT, written, "")
    return code


def _talked(conversation_id: UUID) -> bool:
    return Conversation.objects.filter(pk=conversation_id, counsellor__isnull=False).exists()


def _taken_in(kind: LetterKind, written: Written, about: str) -> tuple[Letter | None, str]:
    """Return a letter, none where it was sent before, and the code that belongs to these very words."""
    told = _checked(written.told)
    secret = "|".join([kind, str(written.page), about, _packed(told)])
    once, code, now = keyed_hash("letter", secret), code_of(secret), clock.now()
    draft = Letter(
        kind=kind, language=written.language, once=once, received_at=now, due_at=due_after(now),
        code_hash=hash_of_code(Purpose.PICK_UP, code),
    )  # fmt: skip
    draft.told = draft.new_key().seal(_packed(told), draft.place_of("told"))
    try:
        with transaction.atomic():
            draft.save(force_insert=True)
    except IntegrityError:
        # Sent twice; of two at once the second waited for the first.
        return None, code
    return draft, code


def _packed(told: Told) -> str:
    return msgspec.json.encode(told).decode()


def _checked(told: Told) -> Told:
    return Told(
        words=_text("words", told.words, WORDS_LIMIT),
        nickname=_text("nickname", told.nickname, NICKNAME_LIMIT, needed=False),
        day=_day(told.day),
        topic=told.topic if told.topic in Topic.values else "",
    )


def _text(field: str, typed: str, limit: int, *, needed: bool = True) -> str:
    check = text.clean if needed else text.clean_or_empty
    try:
        return check(typed, limit=limit)
    except Refused as refused:
        raise Refused(refused.reason, field=field) from None


def _day(typed: str) -> str:
    if not typed.strip():
        return ""
    day = read_day(typed.strip())
    if day is None or day > localdate(clock.now()):
        raise Refused("no_day", field="day")
    return day.isoformat()
