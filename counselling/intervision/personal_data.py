"""What intervision keeps: a conversation on its way to a transcript, the transcript, and what colleagues say of it."""

from django.utils.translation import gettext_lazy as _

from counselling.core.lifetimes import CEILING
from counselling.core.register import (
    Counted,
    Form,
    Ground,
    Kept,
    NotCopied,
    Purpose,
    Reader,
    WhileNeeded,
    Whose,
    WithConversation,
    WithQuarter,
    columns,
)
from counselling.intervision.models import (
    Batch,
    Candidate,
    Comment,
    Discussed,
    Draw,
    Favourite,
    Meeting,
    Redactor,
    Reflection,
    Seat,
    Source,
    Tally,
    Transcript,
    TranscriptLine,
    TranscriptWords,
)

CANDIDATE = Kept(
    key="candidate",
    name=_("Dat we van je gesprek willen leren"),
    what=_(
        "Wie je gesprek voorstelde of dat het door het lot gekozen is, wat we eruit willen leren, en welke namen en"
        " verwijzingen we weghaalden."
    ),
    why=_("Zodat we de namen eruit kunnen halen, en niemand ze nog ziet."),
    whose=Whose.VISITOR,
    purpose=Purpose.QUALITY,
    ground=Ground.TASK,
    retention=WithConversation("TEXT_DAYS"),
    readers=(Reader.COUNSELLOR, Reader.REDACTORS, Reader.SUPERVISOR),
)
TRANSCRIPT = Kept(
    key="transcript",
    name=_("Je gesprek zonder namen"),
    what=_(
        "Een kopie van je gesprek. Alle namen en verwijzingen naar mensen en plaatsen zijn weg, en ook de dag en het uur."
    ),
    why=_("Zodat hulpverleners samen kunnen leren hoe ze beter helpen."),
    whose=Whose.VISITOR,
    purpose=Purpose.QUALITY,
    ground=Ground.TASK,
    retention=WithQuarter(),
    readers=(Reader.COUNSELLORS, Reader.SUPERVISOR),
)
SOURCE = Kept(
    key="transcript_source",
    name=_("Welke kopie zonder namen van jouw gesprek is"),
    what=_("Een verband tussen je gesprek en die kopie. Alleen onze computer gebruikt het."),
    why=_("Zodat de kopie weg kan als jij dat vraagt."),
    whose=Whose.VISITOR,
    purpose=Purpose.RIGHTS,
    ground=Ground.DUTY,
    retention=WithConversation(),
    readers=(),
)
SAID_OF_IT = Kept(
    key="transcript_comments",
    name=_("Wat hulpverleners over die kopie zeiden"),
    what=_("Hun vragen, opmerkingen en wat ze eruit leerden. Zij weten niet wie je bent."),
    why=_("Zodat ze verder kunnen denken over wat ze lazen."),
    whose=Whose.VISITOR,
    purpose=Purpose.QUALITY,
    ground=Ground.TASK,
    retention=WithQuarter(),
    readers=(Reader.COUNSELLORS, Reader.SUPERVISOR),
)
MEETING = Kept(
    key="meetings",
    name=_("Intervisies: wanneer, met wie, en wat we leerden"),
    whose=Whose.STAFF,
    purpose=Purpose.QUALITY,
    ground=Ground.TASK,
    retention=Counted("begins_at", days=CEILING.days, setting="MEETING_DAYS"),
    readers=(Reader.COUNSELLORS, Reader.SUPERVISOR),
)
SEAT = Kept(
    key="meeting_seats",
    name=_("Wie aan een intervisie deelneemt"),
    whose=Whose.STAFF,
    purpose=Purpose.QUALITY,
    ground=Ground.TASK,
    retention=Counted("meeting__begins_at", days=CEILING.days, setting="MEETING_DAYS"),
    readers=(Reader.COUNSELLORS, Reader.SUPERVISOR),
)
BATCH = Kept(
    key="review_batches",
    name=_("Wanneer een groep kopieën zonder namen samen nagelezen werd"),
    whose=Whose.NOBODY,
    purpose=Purpose.QUALITY,
    ground=Ground.NONE,
    retention=Counted("made_at", days=CEILING.days),
    readers=(Reader.SUPERVISOR,),
)
DRAW = Kept(
    key="draws",
    name=_("Van welke weken gesprekken door het lot gekozen zijn"),
    whose=Whose.NOBODY,
    purpose=Purpose.QUALITY,
    ground=Ground.NONE,
    retention=Counted("drawn_at", days=CEILING.days),
    readers=(),
)
TALLY = Kept(
    key="tallies",
    name=_("Hoe goed de computer namen vindt, in aantallen"),
    whose=Whose.NOBODY,
    purpose=Purpose.QUALITY,
    ground=Ground.NONE,
    retention=Counted("month", days=CEILING.days),
    readers=(Reader.COORDINATOR, Reader.SUPERVISOR),
)
REDACTOR = Kept(
    key="redactors",
    name=_("Wie namen uit gesprekken haalt"),
    whose=Whose.STAFF,
    purpose=Purpose.QUALITY,
    ground=Ground.TASK,
    retention=WhileNeeded(_("zolang iemand dat doet")),
    readers=(Reader.COORDINATOR, Reader.SUPERVISOR),
)
FAVOURITE = Kept(
    key="favourites",
    name=_("Welke kopieën zonder namen iemand wil terugvinden"),
    whose=Whose.STAFF,
    purpose=Purpose.STAFF,
    ground=Ground.TASK,
    retention=WithQuarter(),
    readers=(),
)

OF_STAFF, AT_THE_DESK, OTHERS = (
    NotCopied.OF_STAFF,
    NotCopied.AT_THE_DESK,
    NotCopied.NOT_OF_VISITOR,
)

REGISTER = [
    *columns(Candidate, "question objection", CANDIDATE, form=Form.TYPED, copy=AT_THE_DESK),
    *columns(Candidate, "work composed sent_back", CANDIDATE, form=Form.TYPED, copy=AT_THE_DESK),
    *columns(Candidate, "proposed_by redactor sent_back_by", CANDIDATE, copy=OF_STAFF),
    *columns(Candidate, "redacted_by", CANDIDATE, form=Form.WORD, copy=OF_STAFF),
    *columns(
        Candidate,
        "id conversation drawn_for begun_at stage taken_at taken_until touched_at version handed_in_at"
        " batch place",
        CANDIDATE,
    ),
    *columns(Transcript, "question", TRANSCRIPT, form=Form.TYPED, copy=AT_THE_DESK),
    *columns(TranscriptLine, "body", TRANSCRIPT, form=Form.TYPED, copy=NotCopied.IN_FULL),
    *columns(Transcript, "wrapped_key", TRANSCRIPT, form=Form.KEY, copy=NotCopied.LOCK),
    *columns(Transcript, "language quarter", TRANSCRIPT, form=Form.WORD),
    *columns(Transcript, "released_by", TRANSCRIPT, copy=OF_STAFF),
    *columns(Transcript, "id composed age_band theme difficulty released_on ends_on", TRANSCRIPT),
    *columns(TranscriptLine, "id transcript number speaker minutes", TRANSCRIPT),
    *columns(TranscriptWords, "words", TRANSCRIPT, form=Form.LOOSE, copy=NotCopied.IN_FULL),
    *columns(TranscriptWords, "transcript", TRANSCRIPT),
    *columns(Source, "transcript conversation", SOURCE),
    *columns(Discussed, "question", SAID_OF_IT, form=Form.TYPED, copy=AT_THE_DESK),
    *columns(Discussed, "bringer", SAID_OF_IT, copy=OF_STAFF),
    *columns(Discussed, "id meeting transcript place", SAID_OF_IT),
    *columns(Comment, "body", SAID_OF_IT, form=Form.TYPED, copy=AT_THE_DESK),
    *columns(Comment, "author", SAID_OF_IT, copy=OF_STAFF),
    *columns(Comment, "id discussed line answers at", SAID_OF_IT),
    *columns(Reflection, "body", SAID_OF_IT, form=Form.TYPED, copy=AT_THE_DESK),
    *columns(Reflection, "author", SAID_OF_IT, copy=OF_STAFF),
    *columns(Reflection, "lines", SAID_OF_IT, form=Form.WORD),
    *columns(Reflection, "id discussed item at", SAID_OF_IT),
    *columns(Meeting, "id chair begins_at closes_at ended_at", MEETING, copy=OTHERS),
    *columns(Meeting, "agenda learned agreed", MEETING, form=Form.TYPED, copy=OTHERS),
    *columns(Seat, "id meeting staff", SEAT, copy=OTHERS),
    *columns(Batch, "id made_at", BATCH, copy=OTHERS),
    *columns(Draw, "week drawn_at", DRAW, copy=OTHERS),
    *columns(Tally, "label", TALLY, form=Form.WORD, copy=OTHERS),
    *columns(Tally, "id month found asked missed wrong", TALLY, copy=OTHERS),
    *columns(Redactor, "staff named_by named_at", REDACTOR, copy=OTHERS),
    *columns(Favourite, "id transcript staff", FAVOURITE, copy=OTHERS),
]
