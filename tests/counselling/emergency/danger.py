"""A young person in danger, who asks for their address and who is asked."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from accounts import totp
from accounts.actions import enrol_totp
from accounts.models import Staff, TOTPDevice
from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.rules import EndedBy
from counselling.core import clock
from counselling.emergency.actions.asking import Case, ask_opening
from counselling.emergency.actions.opening import (
    Opening,
    Proof,
    open_again,
    open_alone,
    open_together,
)
from counselling.emergency.models import AddressRequest
from counselling.origin.actions.opening import OpenedConnection
from counselling.shift.actions.presence import choose_presence
from tests.counselling.evening import counsellor, says, talk
from tests.counselling.origin.holding import first_holder, next_holder, seals, supervisor

FACTS = "Staat op het dak, zegt niet waar"
ADDRESS = "203.0.113.9"


@dataclass
class Holder:
    """A supervisor who holds the seal, with their app and their words."""

    staff: Staff
    secret: str
    words: str

    @property
    def id(self) -> int:
        return self.staff.id

    def code(self) -> str:
        """Return the digits of a step that this app did not use yet."""
        device = TOTPDevice.objects.get(user=self.staff)
        step = max(totp.step_at(clock.now()), device.last_t + 1)
        return totp.code_of(totp.from_text(self.secret), step)

    def opens(self, number: int, **more: str) -> list[OpenedConnection]:
        """Open, as the second person, what a colleague asks for."""
        return self.opening(number, **more).connections

    def opening(self, number: int, **more: str) -> Opening:
        """Open it, and get the code for whoever asked with it."""
        return open_together(number=number, proof=self._proof(more))

    def opens_alone(self, number: int, **more: str) -> list[OpenedConnection]:
        """Open what one asked for oneself."""
        return open_alone(number=number, proof=self._proof(more)).connections

    def opens_again(self, number: int, **more: str) -> list[OpenedConnection]:
        """Open it once more."""
        return self.opening_again(number, **more).connections

    def opening_again(self, number: int, **more: str) -> Opening:
        """Open it once more, with another code for whoever asked."""
        return open_again(number=number, proof=self._proof(more))

    def _proof(self, more: dict[str, str]) -> Proof:
        code = more.get("code") or self.code()
        return Proof(staff_id=self.id, code=code, passphrase=more.get("passphrase", self.words))


def holders(*names: str) -> list[Holder]:
    """Let supervisors on duty hold the seal; each has an app."""
    found: list[Holder] = []
    for name in names:
        one = supervisor(name)
        words = next_holder(one, found[0].staff, found[0].words) if found else first_holder(one)
        choose_presence(staff_id=one.id, presence="available", capacity=1)
        found.append(Holder(one, enrol_totp(staff=one), words))
    return found


def in_danger(who: Staff, nickname: str = "Noor", *, sealed: bool = True) -> UUID:
    """Let somebody tell a counsellor that they will do something."""
    room = talk(who, nickname)
    if sealed:
        seals(room, ADDRESS)
    says(room, "ik sta op het dak")
    return room


def case(**changes: object) -> Case:
    """Fill in why an address is needed."""
    filled = {
        "ground": "self",
        "acute": "now",
        "facts": FACTS,
        "whom": "112",
        "discussed": "yes",
        "tried": ("asked_place",),
        **changes,
    }
    return Case(**filled)  # type: ignore[arg-type]


def asks(room: UUID, who: Staff, *, key: UUID | None = None, **changes: object) -> int:
    """Ask that the address be opened."""
    return ask_opening(
        key=key or uuid4(), conversation_id=room, staff_id=who.id, case=case(**changes)
    )


def request(number: int) -> AddressRequest:
    """Read a request as it stands."""
    return AddressRequest.objects.get(pk=number)


def ends(room: UUID) -> None:
    """Let the young person stop."""
    end_conversation(conversation_id=room, by=EndedBy.VISITOR)


def amina() -> Staff:
    """Let a counsellor come in."""
    return counsellor("Amina")
