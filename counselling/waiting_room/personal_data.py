"""What the waiting room keeps of people."""

from django.utils.translation import gettext_lazy as _

from counselling.conversation.personal_data import IN_THE_CHAT, TWO_YEARS
from counselling.core.register import (
    Copied,
    Counted,
    Form,
    Ground,
    Kept,
    NotCopied,
    Purpose,
    Reader,
    WhileNeeded,
    Whose,
    columns,
)
from counselling.waiting_room.models import Appointment, LineTurn, PassedOn, Place, ReturnWords

PLACE = Kept(
    key="place",
    name=_("Je plaats in de rij"),
    what=_("Sinds wanneer je wachtte, en of je er was toen het jouw beurt was."),
    why=_("Zodat iedereen op zijn beurt geholpen wordt."),
    whose=Whose.VISITOR,
    purpose=Purpose.CHAT,
    ground=Ground.TASK,
    retention=TWO_YEARS,
    readers=IN_THE_CHAT,
)
UNSAFE = Kept(
    key="unsafe",
    name=_("Dat je nu niet veilig bent"),
    what=_("Of je op de knop duwde om te zeggen dat je nu niet veilig bent."),
    why=_("Om je sneller te helpen."),
    whose=Whose.VISITOR,
    purpose=Purpose.DANGER,
    ground=Ground.VITAL,
    retention=TWO_YEARS,
    readers=(*IN_THE_CHAT, Reader.COUNSELLORS),
)
NOT_THEM = Kept(
    key="passed_on",
    name=_("Wie je gesprek niet krijgt"),
    what=_(
        "Een hulpverlener die je misschien kent, kan je gesprek doorgeven. Waarom bewaren we niet."
    ),
    why=_("Zodat die persoon je gesprek niet meer krijgt."),
    whose=Whose.VISITOR,
    purpose=Purpose.CHAT,
    ground=Ground.TASK,
    retention=TWO_YEARS,
    readers=(),
)
WORDS = Kept(
    key="return_words",
    name=_("Je twee woorden om terug te komen"),
    what=_("Een onleesbare afdruk van je twee woorden. De woorden zelf bewaren we niet."),
    why=_("Zodat je op een ander toestel verder kunt chatten."),
    whose=Whose.VISITOR,
    purpose=Purpose.CHAT,
    ground=Ground.TASK,
    retention=Counted("conversation__ended_at", days=1),
    readers=(),
)
APPOINTMENT = Kept(
    key="appointment",
    name=_("Een afspraak om te chatten"),
    what=_("Het tijdstip, en een onleesbare afdruk van de code die je kreeg."),
    why=_("Zodat je hulpverlener dan tijd voor je heeft."),
    whose=Whose.VISITOR,
    purpose=Purpose.CHAT,
    ground=Ground.TASK,
    retention=Counted("at", days=2),
    readers=IN_THE_CHAT,
)
LINE_TURN = Kept(
    key="line_turn",
    name=_("Welke rij aan de beurt is"),
    whose=Whose.NOBODY,
    purpose=Purpose.SERVICE,
    ground=Ground.NONE,
    retention=WhileNeeded(_("altijd: het is een teller")),
    readers=(),
)

REGISTER = [
    *columns(Place, "joined_at missed_at", PLACE, copy=Copied("waiting.*")),
    *columns(Place, "conversation", PLACE),
    *columns(Place, "unsafe_at", UNSAFE, copy=Copied("waiting.*", provided=True)),
    *columns(Place, "goes_first unfounded_at", UNSAFE, copy=Copied("waiting.*")),
    *columns(PassedOn, "id conversation", NOT_THEM),
    *columns(PassedOn, "staff", NOT_THEM, copy=NotCopied.OF_STAFF),
    *columns(ReturnWords, "words_hash", WORDS, form=Form.HASH, copy=NotCopied.LOCK),
    *columns(ReturnWords, "conversation turn", WORDS),
    *columns(Appointment, "at", APPOINTMENT, copy=Copied("appointment.*")),
    *columns(Appointment, "code_hash", APPOINTMENT, form=Form.HASH, copy=NotCopied.LOCK),
    *columns(Appointment, "staff", APPOINTMENT, copy=NotCopied.OF_STAFF),
    *columns(Appointment, "id conversation", APPOINTMENT),
    *columns(LineTurn, "id went_first", LINE_TURN, copy=NotCopied.NOT_OF_VISITOR),
]
