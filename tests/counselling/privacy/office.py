"""The people of the desks, and a conversation that somebody complains about."""

from dataclasses import dataclass
from uuid import UUID

from accounts.actions import create_staff
from accounts.models import Staff
from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.rules import EndedBy
from counselling.privacy.queries.complaints import Asker
from tests.counselling.evening import PASSWORD, counsellor, says, talk

SECRET = "niemand mag het weten van de egel"


@dataclass
class Office:
    """Who works here on another day, and Amina's conversation of this evening, which is over."""

    amina: Staff
    eva: Staff
    chris: Staff
    dina: Staff
    femke: Staff
    conversation: UUID

    @property
    def desk(self) -> Asker:
        """Eva, who sits at the complaints desk."""
        return Asker(staff_id=self.eva.id, desk=True)


def person(name: str, *roles: str) -> Staff:
    """Let somebody work here who is not at the chat today."""
    return create_staff(
        username=name, display_name=name, roles=list(roles), password=PASSWORD,
        secrecy_acknowledged=True,
    )  # fmt: skip


def office(nickname: str = "Noor") -> Office:
    """Let Amina talk with somebody, and be done."""
    amina = counsellor()
    conversation = talk(amina, nickname)
    says(conversation, SECRET)
    says(conversation, "Dat is veel.", by=amina)
    end_conversation(conversation_id=conversation, by=EndedBy.COUNSELLOR, staff_id=amina.id)
    return Office(
        amina=amina,
        eva=person("Eva", "coordinator"),
        chris=person("Chris", "supervisor"),
        dina=person("Dina", "supervisor"),
        femke=person("Femke", "privacy_officer"),
        conversation=conversation,
    )


def named(staff: Staff) -> Asker:
    """Return somebody who sits at no desk."""
    return Asker(staff_id=staff.id, desk=False)
