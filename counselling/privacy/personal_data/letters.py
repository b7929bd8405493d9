"""What is kept of whoever writes to the service: requests, complaints and messages."""

from django.utils.translation import gettext_lazy as _

from counselling.core.lifetimes import CEILING
from counselling.core.register import (
    Counted,
    Form,
    Ground,
    Kept,
    NotCopied,
    Outlives,
    Purpose,
    Reader,
    Whose,
    columns,
)
from counselling.privacy.models import (
    Complaint,
    ComplaintReader,
    Letter,
    Matched,
    RightsRequest,
)
from counselling.privacy.rules.desk import ANSWER_WAITS

DESKS = (Reader.PRIVACY_OFFICER, Reader.COORDINATOR)

LETTER = Kept(
    key="letter",
    name=_("Dat je ons schreef"),
    what=_("Of het een bericht, een klacht of een vraag over je gegevens was, en wanneer."),
    why=_("Om te kunnen tonen dat we op tijd antwoordden."),
    whose=Whose.VISITOR,
    purpose=Purpose.RIGHTS,
    ground=Ground.DUTY,
    retention=Counted("received_at", days=CEILING.days, setting="REQUEST_DAYS"),
    readers=DESKS,
)
TOLD = Kept(
    key="letter_words",
    name=_("Wat je ons schreef"),
    what=_("Je bericht, je klacht of je vraag, en wat je over een gesprek vertelde."),
    why=_("Om je te antwoorden."),
    whose=Whose.VISITOR,
    purpose=Purpose.RIGHTS,
    ground=Ground.DUTY,
    retention=Counted("answered_at", days=ANSWER_WAITS.days),
    readers=DESKS,
)
ANSWER = Kept(
    key="answer",
    name=_("Ons antwoord op wat je schreef"),
    what=_("Het antwoord dat op je wacht, en een onleesbare afdruk van je afhaalcode."),
    why=_("Zodat alleen jij het antwoord kunt lezen."),
    whose=Whose.VISITOR,
    purpose=Purpose.RIGHTS,
    ground=Ground.DUTY,
    retention=Counted("answered_at", days=ANSWER_WAITS.days),
    readers=(Reader.YOURSELF, *DESKS),
)
REQUEST = Kept(
    key="rights_request",
    name=_("Wat we met je vraag over je gegevens deden"),
    what=_("Wat je vroeg en wat we besloten."),
    why=_("Om te kunnen tonen dat we op tijd en juist antwoordden."),
    whose=Whose.VISITOR,
    purpose=Purpose.RIGHTS,
    ground=Ground.DUTY,
    retention=Counted("letter__received_at", days=CEILING.days, setting="REQUEST_DAYS"),
    readers=(Reader.PRIVACY_OFFICER,),
)
MATCHED = Kept(
    key="matched",
    name=_("Over welk gesprek je vraag ging"),
    what=_("Het nummer van het gesprek dat bij je vraag past, en wanneer het gewist wordt."),
    why=_("Om het juiste gesprek te wissen of alleen te bewaren."),
    whose=Whose.VISITOR,
    purpose=Purpose.RIGHTS,
    ground=Ground.DUTY,
    retention=Counted("request__letter__received_at", days=CEILING.days, setting="REQUEST_DAYS"),
    readers=(Reader.PRIVACY_OFFICER,),
)
COMPLAINT = Kept(
    key="complaint",
    name=_("Wat we met je klacht deden"),
    what=_("Of we je gelijk gaven, en of de klacht uit het gesprek zelf kwam."),
    why=_("Om te kunnen tonen dat we je klacht eerlijk bekeken."),
    whose=Whose.VISITOR,
    purpose=Purpose.RIGHTS,
    ground=Ground.TASK,
    retention=Counted("letter__received_at", days=CEILING.days, setting="REQUEST_DAYS"),
    readers=(Reader.COORDINATOR, Reader.PRIVACY_OFFICER),
)
COMPLAINT_WORDS = Kept(
    key="complaint_words",
    name=_("Waar je klacht over gaat, en wat we ervan vinden"),
    what=_(
        "Over welk gesprek je klacht gaat, als we dat weten, en wat de hulpverlener erover leest."
    ),
    why=_("Om je klacht eerlijk te bekijken."),
    whose=Whose.VISITOR,
    purpose=Purpose.RIGHTS,
    ground=Ground.TASK,
    retention=Counted("letter__answered_at", days=ANSWER_WAITS.days),
    readers=(Reader.COORDINATOR, Reader.PRIVACY_OFFICER),
)
READERS = Kept(
    key="complaint_readers",
    name=_("Wie je gesprek las voor je klacht"),
    what=_("Welke twee mensen het gesprek mochten lezen, en tot wanneer."),
    why=_("Zodat niet zomaar iemand je gesprek leest."),
    whose=Whose.VISITOR,
    purpose=Purpose.RIGHTS,
    ground=Ground.TASK,
    retention=Counted("complaint__letter__received_at", days=CEILING.days, setting="REQUEST_DAYS"),
    readers=(Reader.COORDINATOR, Reader.TWO_NAMED),
)
READERS_WORDS = Kept(
    key="complaint_reasons",
    name=_("Waarom ze je gesprek lazen, en wat ze vonden"),
    what=_("De reden om het gesprek te lezen, en wat de twee lezers erover schreven."),
    why=_("Om over je klacht te kunnen beslissen."),
    whose=Whose.VISITOR,
    purpose=Purpose.RIGHTS,
    ground=Ground.TASK,
    retention=Counted("complaint__letter__answered_at", days=ANSWER_WAITS.days),
    readers=(Reader.COORDINATOR, Reader.TWO_NAMED),
)

#: Whoever wrote it has a pick-up code for it, which no conversation leads to.
APART = Outlives(_("Wat je ons schreef hoort bij je vraag en niet bij een gesprek."))
AT_THE_DESK = NotCopied.AT_THE_DESK

REGISTER = [
    *columns(Letter, "kind received_at due_at later", LETTER, copy=AT_THE_DESK, erased=APART),
    *columns(Letter, "language", LETTER, form=Form.WORD, copy=AT_THE_DESK, erased=APART),
    *columns(Letter, "told", TOLD, form=Form.TYPED, copy=AT_THE_DESK, erased=APART),
    *columns(Letter, "once", LETTER, form=Form.HASH, copy=NotCopied.LOCK, erased=APART),
    *columns(Letter, "wrapped_key", TOLD, form=Form.KEY, copy=NotCopied.LOCK, erased=APART),
    *columns(Letter, "id key_day", LETTER, erased=APART),
    *columns(Letter, "answer", ANSWER, form=Form.TYPED, copy=AT_THE_DESK, erased=APART),
    *columns(Letter, "code_hash", ANSWER, form=Form.HASH, copy=NotCopied.LOCK, erased=APART),
    *columns(Letter, "answered_at", LETTER, copy=AT_THE_DESK, erased=APART),
    *columns(Letter, "answered_by", LETTER, copy=NotCopied.OF_STAFF, erased=APART),
    *columns(RightsRequest, "asked decision ground", REQUEST, copy=AT_THE_DESK, erased=APART),
    *columns(RightsRequest, "letter", REQUEST, erased=APART),
    *columns(Matched, "id request conversation", MATCHED, erased=APART),
    *columns(Matched, "erase_at cancelled_at erased_at", MATCHED, copy=AT_THE_DESK, erased=APART),
    *columns(Complaint, "outcome proven", COMPLAINT, copy=AT_THE_DESK, erased=APART),
    *columns(
        Complaint,
        "for_counsellor",
        COMPLAINT_WORDS,
        form=Form.TYPED,
        copy=NotCopied.OF_STAFF,
        erased=APART,
    ),
    *columns(Complaint, "letter", COMPLAINT, erased=APART),
    *columns(Complaint, "conversation", COMPLAINT_WORDS, erased=APART),
    *columns(ComplaintReader, "staff named_by", READERS, copy=NotCopied.OF_STAFF, erased=APART),
    *columns(
        ComplaintReader,
        "reason finding",
        READERS_WORDS,
        form=Form.TYPED,
        copy=AT_THE_DESK,
        erased=APART,
    ),
    *columns(ComplaintReader, "id complaint place named_at until", READERS, erased=APART),
]
