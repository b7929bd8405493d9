"""What is kept of who works when, and of what colleagues tell each other."""

from django.utils.translation import gettext_lazy as _

from counselling.core.lifetimes import CEILING
from counselling.core.register import (
    Counted,
    Erased,
    Form,
    Ground,
    Kept,
    NotCopied,
    Outlives,
    Purpose,
    Reader,
    WhileNeeded,
    Whose,
    columns,
)
from counselling.shift.models import (
    Announcement,
    ChannelLine,
    Debrief,
    Door,
    Duty,
    EveningLead,
    OpeningHours,
    SpecialDays,
    Turn,
)

CHANNEL = Kept(
    key="team_channel",
    name=_("Wat collega's tijdens een dienst tegen elkaar zeggen"),
    what=_(
        "Een hulpverlener kan een collega om raad vragen, en daarbij iets uit het gesprek laten lezen."
    ),
    why=_("Om je beter te helpen."),
    whose=Whose.VISITOR,
    purpose=Purpose.CHAT,
    ground=Ground.TASK,
    retention=Counted("gone_at", days=1),
    readers=(Reader.COUNSELLORS,),
)
ROSTER = Kept(
    key="roster",
    name=_("Wie wanneer werkt"),
    whose=Whose.STAFF,
    purpose=Purpose.STAFF,
    ground=Ground.TASK,
    retention=Counted("ends", days=CEILING.days, setting="STAFF_DAYS"),
    readers=(Reader.TEAM,),
)
LEAD = Kept(
    key="evening_lead",
    name=_("Wie de avond leidde"),
    whose=Whose.STAFF,
    purpose=Purpose.STAFF,
    ground=Ground.TASK,
    retention=Counted("until", days=CEILING.days, setting="STAFF_DAYS"),
    readers=(Reader.TEAM,),
)
DEBRIEF = Kept(
    key="debrief",
    name=_("Wie vroeg om na te praten"),
    whose=Whose.STAFF,
    purpose=Purpose.STAFF,
    ground=Ground.TASK,
    retention=Counted("asked_at", days=CEILING.days, setting="STAFF_DAYS"),
    readers=(Reader.SUPERVISOR, Reader.COORDINATOR),
)
ANNOUNCEMENTS = Kept(
    key="announcements",
    name=_("Berichten voor het team"),
    whose=Whose.STAFF,
    purpose=Purpose.STAFF,
    ground=Ground.TASK,
    retention=Counted("last_day", days=CEILING.days, setting="STAFF_DAYS"),
    readers=(Reader.TEAM,),
)
DUTY = Kept(
    key="duty",
    name=_("Wie er nu is"),
    whose=Whose.STAFF,
    purpose=Purpose.STAFF,
    ground=Ground.TASK,
    retention=WhileNeeded(_("tot iemand iets anders kiest")),
    readers=(Reader.TEAM,),
)
HOURS = Kept(
    key="hours",
    name=_("Openingsuren"),
    whose=Whose.NOBODY,
    purpose=Purpose.SERVICE,
    ground=Ground.NONE,
    retention=WhileNeeded(_("tot een coördinator ze verandert")),
    readers=(Reader.EVERYBODY,),
)

GONE_BY_ITSELF = Outlives(
    _("Het staat los van je gesprek en verdwijnt vanzelf, een dag na de dienst.")
)
NOT_OF_VISITOR = NotCopied.NOT_OF_VISITOR

REGISTER = [
    *columns(
        ChannelLine,
        "body",
        CHANNEL,
        form=Form.TYPED,
        copy=NotCopied.AT_THE_DESK,
        erased=GONE_BY_ITSELF,
    ),
    *columns(
        ChannelLine,
        "quote",
        CHANNEL,
        form=Form.TYPED,
        copy=NotCopied.AT_THE_DESK,
        erased=Erased.EMPTIED,
    ),
    *columns(
        ChannelLine,
        "author colleague",
        CHANNEL,
        copy=NotCopied.OF_STAFF,
        erased=GONE_BY_ITSELF,
    ),
    *columns(ChannelLine, "audience", CHANNEL, form=Form.WORD, erased=GONE_BY_ITSELF),
    *columns(ChannelLine, "id client_id at gone_at", CHANNEL, erased=GONE_BY_ITSELF),
    *columns(Turn, "id staff starts ends lead offered_at", ROSTER, copy=NOT_OF_VISITOR),
    *columns(EveningLead, "id staff taken_at until ended_at", LEAD, copy=NOT_OF_VISITOR),
    *columns(Debrief, "id staff asked_at answered_at answered_by", DEBRIEF, copy=NOT_OF_VISITOR),
    *columns(Announcement, "id author made_at last_day", ANNOUNCEMENTS, copy=NOT_OF_VISITOR),
    *columns(Announcement, "body", ANNOUNCEMENTS, form=Form.TYPED, copy=NOT_OF_VISITOR),
    *columns(Duty, "staff presence capacity present_until", DUTY, copy=NOT_OF_VISITOR),
    *columns(OpeningHours, "id weekday opens closes", HOURS, copy=NOT_OF_VISITOR),
    *columns(SpecialDays, "id first last opens closes", HOURS, copy=NOT_OF_VISITOR),
    *columns(SpecialDays, "note_nl note_fr note_en", HOURS, form=Form.OPEN, copy=NOT_OF_VISITOR),
    *columns(
        Door,
        "id mode until last_entry_minutes last_entry_tonight last_entry_tonight_until",
        HOURS,
        copy=NOT_OF_VISITOR,
    ),
]
