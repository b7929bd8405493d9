"""Frames about passing something on with the young person's consent."""

from uuid import UUID

import msgspec

from counselling.console.frames.base import Incoming
from counselling.console.frames.unsafe import Marked


class AskConsent(Incoming, tag="ask_consent"):
    """Ask the young person whether `what` may be passed on to `to`."""

    conversation: UUID
    what: str
    to: str


class TakeBackConsent(Incoming, tag="take_back_consent"):
    """Ask no longer what was asked as `consent`."""

    conversation: UUID
    consent: UUID


class Consent(msgspec.Struct, kw_only=True):
    """How a question stands: `asked`, `given`, `refused`, `taken_back`, `withdrawn`; and whether it was passed on."""

    id: UUID
    state: str
    what: str
    to: str
    shared: bool


class Allowing(Marked, kw_only=True):
    """What was asked in one of my conversations about passing on, the oldest first."""

    consents: list[Consent]


Frame = AskConsent | TakeBackConsent
