"""Everybody who may knock at a door: one of each role, and a conversation that is somebody's."""

from dataclasses import dataclass, field
from uuid import UUID

from django.conf import settings as configured
from django.test import Client
from django.test.client import ClientHandler

from accounts.actions import create_staff, open_session
from accounts.audit import note_deed
from accounts.models import AuditEntry, Network, Staff
from counselling.conversation.actions.open import Traits
from counselling.conversation.actions.visit import be_here
from counselling.conversation.models import Conversation, Feedback, Message
from counselling.shift.actions.lead import take_lead
from counselling.shift.actions.presence import choose_presence
from counselling.signposts.actions.helplines import load_helplines
from counselling.visitor.visit import COOKIE
from counselling.waiting_room.actions import join_queue
from counselling.waiting_room.models import Place
from tests.counselling.emergency.danger import asks
from tests.counselling.evening import PASSWORD, open_the_door, says, takes
from tests.counselling.privacy.writing import asks as asks_right
from tests.counselling.privacy.writing import complains, writes
from tests.doors.conftest import OUR_PAGE

#: Stands in Noor's conversation, and may stand on nobody else's page.
SECRET = "mijn geheim is een egel"
COUNSELLORS = ("on", "off", "lead")
ROLES_OF = {
    **{role: ["counsellor"] for role in COUNSELLORS},
    "supervisor": ["supervisor"],
    "coordinator": ["coordinator"],
    "manager": ["network_manager"],
    "privacy": ["privacy_officer"],
    "auditor": ["auditor"],
    "disabled": ["counsellor", "supervisor", "coordinator", "privacy_officer", "auditor"],
}


@dataclass
class Everybody:
    """The evening: a cookie for each role, Noor's and Sem's visits, and what addresses name."""

    cookies: dict[str, tuple[str, str]]
    staff: dict[str, Staff]
    noor: UUID
    sem: UUID
    person: Staff
    entry: int
    emergency: int
    #: Of each kind of letter the number of one, below the address of its desk.
    letters: dict[str, int]
    breach: int = 0
    #: What an address with a long key names, by how the address begins.
    keys: dict[str, UUID] = field(default_factory=dict)
    #: Thousands ask one process, which sets itself up once.
    process: ClientHandler = field(default_factory=lambda: ClientHandler(enforce_csrf_checks=False))

    def browser(self, role: str) -> Client:
        """Return a fresh browser of somebody of this role."""
        client = Client(headers=OUR_PAGE, raise_request_exception=False)
        client.handler = self.process
        if role in self.cookies:
            name, value = self.cookies[role]
            client.cookies[name] = value
        return client

    def noors(self) -> list[object]:
        """Return all that is stored about Noor's visit, but when she was last here."""
        stored = Conversation.objects.filter(pk=self.noor).values()[0]
        visit = {name: value for name, value in stored.items() if name != "visitor_until"}
        lines = Message.objects.filter(conversation=self.noor).count()
        told = Feedback.objects.filter(conversation=self.noor).count()
        return [visit, Place.objects.filter(pk=self.noor).values()[0], lines, told]


def everybody() -> Everybody:
    """Let everybody come on an evening on which the door is open."""
    open_the_door()
    load_helplines()
    network = Network.objects.create(name="Noord")
    staff = {role: _account(role, roles) for role, roles in ROLES_OF.items()}
    person = _account("person", ["counsellor"])
    Staff.objects.filter(pk__in=[staff["manager"].pk, person.pk]).update(network=network)
    for role in (*COUNSELLORS, "supervisor"):
        choose_presence(staff_id=staff[role].id, presence="available", capacity=1)
    take_lead(staff_id=staff["lead"].id)
    note_deed(actor_id=staff["privacy"].id, action="audit_read")
    entry = AuditEntry.objects.filter(actor=staff["privacy"]).latest("at").seq
    cookies = {
        role: (configured.SESSION_COOKIE_NAME, open_session(staff=one))
        for role, one in staff.items()
    }
    Staff.objects.filter(pk=staff["disabled"].pk).update(is_active=False)
    noor = join_queue(nickname="Noor", question=SECRET, traits=Traits(), language="nl")
    takes(staff["on"], noor.conversation_id)
    be_here(conversation_id=noor.conversation_id)
    says(noor.conversation_id, SECRET)
    sem = join_queue(nickname="Sem", question="", traits=Traits(), language="nl")
    cookies |= {"noor": (COOKIE, noor.token), "sem": (COOKIE, sem.token)}
    emergency = asks(noor.conversation_id, staff["on"], messages=[])
    return Everybody(
        cookies, staff, noor.conversation_id, sem.conversation_id, person, entry, emergency,
        _letters(noor.conversation_id),
    )  # fmt: skip


def _letters(noor: UUID) -> dict[str, int]:
    return {
        "complaints": complains(noor)[0].pk,
        "letters": writes()[0].pk,
        "requests": asks_right()[0].pk,
    }


def _account(name: str, roles: list[str]) -> Staff:
    return create_staff(
        username=name, display_name=name, roles=roles, password=PASSWORD,
        secrecy_acknowledged=True,
    )  # fmt: skip
