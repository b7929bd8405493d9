"""What some frames of the visitor's socket carry inside."""

from uuid import UUID

import msgspec


class Card(msgspec.Struct, kw_only=True):
    """Something that a counsellor points to: a `site`, or a `clb` with telephone and address."""

    kind: str
    title: str
    href: str
    site: str
    phone: str
    tel: str
    place: str


class Asked(msgspec.Struct, kw_only=True):
    """Who would like to ask whom in; `text` is the question, in the reader's language."""

    id: UUID
    by: str
    to: str
    text: str


class Consent(msgspec.Struct, kw_only=True):
    """What may be passed on, and to whom: `asked` (`text` is the question), `given` or `withdrawn`."""

    id: UUID
    state: str
    what: str
    to: str
    text: str
    shared: bool


class Appointment(msgspec.Struct, kw_only=True):
    """With whom this visit has an appointment, at what time, and whether they are there."""

    name: str
    at: str
    there: bool
