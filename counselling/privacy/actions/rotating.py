"""Another key for what staff typed outside conversations: all of it is sealed anew, while the service runs."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction

from accounts.audit import note_deed
from accounts.device import place_of_key
from accounts.models import Staff, TOTPDevice
from accounts.people.queries import email_place
from counselling.abuse.models import Approach, Measure
from counselling.conversation.models import CannedReply
from counselling.conversation.models.places import column_of_reply
from counselling.core import crypto
from counselling.core.errors import TextTampered
from counselling.emergency.models import Disclosure
from counselling.emergency.models.places import place_of_recipient
from counselling.intervision.models import Meeting
from counselling.intervision.models.places import place_of_meeting
from counselling.privacy.models import BreachEntry, RecipientTask
from counselling.privacy.models.telling import place_of_recipients
from counselling.shift.models import Announcement, ChannelLine
from counselling.shift.models.channel import place_of_line

AT_ONCE = 200


@dataclass(frozen=True)
class Field:
    """A column that is sealed under the field key, and what each of its texts is bound to."""

    table: type[models.Model]
    column: str
    place: Callable[[Any], tuple[str, ...]]


#: A test finds a file of the code that seals one and is not thought of here.
FIELDS = (
    Field(TOTPDevice, "sealed_key", lambda row: place_of_key(row.user_id)),
    Field(Staff, "sealed_email", lambda row: email_place(row.username)),
    Field(Announcement, "body", lambda row: ("announcement", str(row.pk))),
    Field(ChannelLine, "body", lambda row: place_of_line(row.author_id, row.client_id, "body")),
    Field(ChannelLine, "quote", lambda row: place_of_line(row.author_id, row.client_id, "quote")),
    Field(Measure, "note", lambda row: ("measure", str(row.pk))),
    Field(Measure, "longer_why", lambda row: ("measure longer", str(row.pk))),
    Field(Approach, "body", lambda row: ("approach", str(row.pk))),
    Field(Disclosure, "recipient", lambda row: place_of_recipient(row.pk)),
    Field(CannedReply, "body", lambda row: column_of_reply(row.pk)),
    Field(RecipientTask, "recipients", lambda row: place_of_recipients(row.conversation, row.why)),
    Field(Meeting, "agenda", lambda row: place_of_meeting(row.pk, "agenda")),
    Field(Meeting, "learned", lambda row: place_of_meeting(row.pk, "learned")),
    Field(Meeting, "agreed", lambda row: place_of_meeting(row.pk, "agreed")),
    Field(BreachEntry, "body", lambda row: ("breach", str(row.pk))),
)


@dataclass(frozen=True)
class Rotated:
    """How many texts were sealed anew, and how many do not open under any key."""

    sealed: int
    unreadable: int


def rotate_field_key() -> Rotated:
    """Make another field key and seal everything anew with it; cut off in the middle, it may be done again.

    What somebody writes meanwhile under the key before still opens: keys are never thrown away here.
    """
    crypto.add_field_key()
    return reseal_fields()


def reseal_fields() -> Rotated:
    """Seal anew what is not under the newest field key yet."""
    told = [one for field in FIELDS for one in _resealed(field)]
    rotated = Rotated(sealed=told.count(True), unreadable=told.count(False))
    with transaction.atomic():
        note_deed(actor_id=None, action="field_key_rotated", texts=rotated.sealed)
    return rotated


def _resealed(field: Field) -> Iterator[bool]:
    rows = field.table._base_manager
    numbers = list(rows.exclude(**{field.column: b""}).values_list("pk", flat=True))
    for start in range(0, len(numbers), AT_ONCE):
        yield from _reseal_some(field, numbers[start : start + AT_ONCE])


@transaction.atomic
def _reseal_some(field: Field, numbers: list[Any]) -> list[bool]:
    # Locked in the order of their keys; a row that was changed or removed meanwhile is read as it is.
    rows = field.table._base_manager.select_for_update(of=("self",)).filter(pk__in=numbers)
    return [_reseal(field, row) for row in rows.order_by("pk") if _is_older(field, row)]


def _is_older(field: Field, row: models.Model) -> bool:
    sealed = bytes(getattr(row, field.column))
    return bool(sealed) and not crypto.is_newest_field(sealed, *field.place(row))


def _reseal(field: Field, row: models.Model) -> bool:
    place = field.place(row)
    try:
        text = crypto.open_field(bytes(getattr(row, field.column)), *place)
    except TextTampered:
        return False
    fresh = crypto.seal_field(text, *place)
    field.table._base_manager.filter(pk=row.pk).update(**{field.column: fresh})
    return True
