"""Whether a database is whole: asked of a backup before it is sealed, and of what a restore brought back."""

from django.db import connection

from accounts.device import key_of
from accounts.models import TOTPDevice
from accounts.trail.checking import check_trail
from counselling.conversation.models import Conversation
from counselling.conversation.queries.lines import lines_of
from counselling.core import clock
from counselling.core.copies import database
from counselling.core.errors import KeyMissing, Refused, TextTampered
from counselling.core.lifetimes import CEILING

#: So many of the newest conversations are opened, with all their lines.
SAMPLE = 20


def check_rows(counts: dict[str, int]) -> None:
    """Look at the tables, whichever version they are of; raises `Refused`: `unsound`, `rows_missing`."""
    copies = database.copies()
    with connection.cursor() as cursor:
        if not copies.is_sound(cursor):
            raise Refused("unsound")
    if counts != copies.counted(connection.connection):
        raise Refused("rows_missing")


def check_contents() -> None:
    """Go along the audit trail and open what was typed; raises `Refused`: `trail_broken`, `nothing_opens`."""
    if fault := check_trail().fault:
        raise Refused("trail_broken", entry=str(fault.seq))
    _open_sample()


def _open_sample() -> None:
    young = Conversation.everything.filter(opened_at__gt=clock.now() - CEILING)
    newest = young.order_by("-opened_at")[:SAMPLE]
    try:
        opened = [_opens(conversation) for conversation in newest]
        device = TOTPDevice.objects.first()
        if device is not None:
            key_of(device)
    except TextTampered:
        raise Refused("nothing_opens") from None
    if opened and not any(opened):
        # The key of a day may be gone; those of all the newest are not.
        raise Refused("nothing_opens")


def _opens(conversation: Conversation) -> bool:
    try:
        key = conversation.data_key()
    except KeyMissing:
        return False
    lines_of(conversation.id, key, 0)
    return True
