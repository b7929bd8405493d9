"""Passkeys: a second factor beside the app with codes, kept by a phone, a computer or a key on a ring.

The library's tables hold a public key and the number of the passkey, neither of them a secret. Of what a
device sends along, its make and its maker's signature, nothing is kept; nobody gives a passkey a name.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

import msgspec
from django.db import DatabaseError, transaction
from django.http import HttpRequest  # noqa: TID251 - half of the sign-in door
from django_otp_webauthn.exceptions import OTPWebAuthnApiError
from django_otp_webauthn.helpers import WebAuthnHelper
from django_otp_webauthn.models import WebAuthnCredential
from webauthn.helpers.exceptions import WebAuthnException

from accounts.actions import note_changed
from accounts.audit import note_deed
from accounts.models import Staff
from counselling.core.errors import Refused

MOST = 10
_NEW, _ASKED = "passkey_new", "passkey_asked"


@dataclass(frozen=True)
class Passkey:
    """One passkey, as its owner sees it."""

    id: int
    made_at: datetime
    used_at: datetime | None


class _Words(msgspec.Struct, rename="camel"):
    """What a device says: for a new passkey, or with one."""

    client_data_json: str = msgspec.field(name="clientDataJSON")
    attestation_object: str | None = None
    authenticator_data: str | None = None
    signature: str | None = None
    transports: list[str] = []


class _Answer(msgspec.Struct, rename="camel"):
    """What the page's script posts; whatever else a browser adds is passed over."""

    id: str
    raw_id: str
    type: str
    response: _Words


class _Helper(WebAuthnHelper):
    """The library's ceremonies, keeping as little as they can."""

    def create_credential(self, *given: Any) -> Any:
        """Make a passkey without the make of its device."""
        made = super().create_credential(*given)
        made.aaguid = ""
        return made

    def create_attestation(self, *_given: Any) -> None:
        """Keep no signature of the maker: nobody is asked which device they use."""


def passkeys_of(staff: Staff) -> list[Passkey]:
    """Return somebody's passkeys, the oldest first."""
    rows = WebAuthnCredential.objects.filter(user=staff).order_by("created_at", "id")
    return [Passkey(row.id, row.created_at, row.last_used_at) for row in rows]


def propose_passkey(request: HttpRequest, staff: Staff) -> str:
    """Return what a browser has to know to make a passkey, as JSON; good for one answer in this session."""
    if len(passkeys_of(staff)) >= MOST:
        raise Refused("too_many_passkeys")
    options, request.session[_NEW] = _Helper(request).register_begin(staff)
    return json.dumps(options)


def keep_passkey(request: HttpRequest, staff: Staff, answer: str) -> None:
    """Keep the passkey that a browser made just now; raises `Refused("bad_passkey")`."""
    state = request.session.pop(_NEW, None)
    given = _read(answer)
    if state is None or given is None:
        raise Refused("bad_passkey")
    try:
        with transaction.atomic():
            _Helper(request).register_complete(staff, state, given)
            note_deed(actor_id=staff.id, action="passkey_added", subject=f"staff {staff.id}")
    except (WebAuthnException, DatabaseError):
        # Not made for us, or known here already.
        raise Refused("bad_passkey") from None


def ask_passkey(request: HttpRequest, staff: Staff) -> str:
    """Return what a browser has to know to use one of somebody's passkeys, as JSON; nothing where there is none."""
    if not WebAuthnCredential.objects.filter(user=staff).exists():
        return ""
    # The password was asked already: that the device is at hand is enough.
    options, request.session[_ASKED] = _Helper(request).authenticate_begin(
        staff, require_user_verification=False
    )
    return json.dumps(options)


def passkey_is_right(request: HttpRequest, staff: Staff, answer: str) -> bool:
    """Tell whether a browser just answered with a passkey of this person what it was asked here."""
    state = request.session.pop(_ASKED, None)
    given = _read(answer)
    if state is None or given is None:
        return False
    try:
        with transaction.atomic():
            _Helper(request).authenticate_complete(staff, state, given)
    except (WebAuthnException, OTPWebAuthnApiError, DatabaseError):
        return False
    return True


@transaction.atomic
def remove_passkey(*, staff: Staff, passkey_id: int) -> None:
    """Let a passkey of somebody's own open nothing any more; raises `Refused("not_written_down")`."""
    own = WebAuthnCredential.objects.filter(user=staff, id=passkey_id)
    if own.exists():
        note_changed(staff)
        own.delete()
        note_deed(actor_id=staff.id, action="passkey_removed", subject=f"staff {staff.id}")


def _read(answer: str) -> dict[str, Any] | None:
    try:
        return cast(
            "dict[str, Any]", msgspec.to_builtins(msgspec.json.decode(answer, type=_Answer))
        )
    except (msgspec.MsgspecError, RecursionError, UnicodeEncodeError):
        return None
