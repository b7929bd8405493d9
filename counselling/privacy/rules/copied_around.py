"""What stands in a copy beside the conversation: its place, its connection, what was done about it, and by whom."""

from msgspec import Struct

from counselling.privacy.rules.copied_talk import Moment


class Waiting(Struct, kw_only=True):
    """The place in the line."""

    joined_at: Moment
    missed_at: Moment | None
    unsafe_at: Moment | None
    goes_first: bool
    unfounded_at: Moment | None


class NotSafe(Struct, kw_only=True):
    """When the person said not to be safe."""

    unsafe_at: Moment | None


class Appointment(Struct, kw_only=True):
    """The time that was kept."""

    at: Moment


class Sealed(Struct, kw_only=True):
    """When a connection was sealed; nobody here can read it."""

    at: Moment


class Connection(Struct, kw_only=True):
    """Whether there is a mark of the connection, and sealed records."""

    tagged_at: Moment | None
    shared: bool | None
    sealed: list[Sealed]


class Measure(Struct, kw_only=True):
    """Something that was done because of what happened."""

    kind: str
    ground: str
    made_at: Moment
    ends_at: Moment
    longer_until: Moment | None
    lifted_at: Moment | None


class Emergency(Struct, kw_only=True):
    """Somebody asked for the address; only what was released."""

    asked_at: Moment
    ground: str
    discussed: str
    whom: str
    state: str
    answered_at: Moment | None
    how: str
    released_at: Moment | None


class Disclosure(Struct, kw_only=True):
    """Something was told to others; what was not discussed only once it was released."""

    at: Moment
    what: str
    whom: str
    ground: str
    discussed: str
    told: str
    recipient: str


class Code(Struct, kw_only=True):
    """When the code was made."""

    made_at: Moment


class Correction(Struct, kw_only=True):
    """What an answer was before the person put it right."""

    trait: str
    before: str
    at: Moment


class Addition(Struct, kw_only=True):
    """A note that the person added afterwards."""

    at: Moment
    text: str


class Objection(Struct, kw_only=True):
    """An objection, and what was decided; `granted` is null while it is weighed."""

    asked_at: Moment
    decided_at: Moment | None
    granted: bool | None
    answer: str


class Keeping(Struct, kw_only=True):
    """A thing that is kept, how often, and until when; null while that is not known yet."""

    thing: str
    count: int
    until: Moment | None


class Looked(Struct, kw_only=True):
    """Something that was done with the conversation; `roles` is null where it came with the code."""

    at: Moment
    deed: str
    roles: list[str] | None
