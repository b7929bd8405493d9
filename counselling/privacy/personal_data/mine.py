"""What is kept of what a young person does with their own data."""

from django.utils.translation import gettext_lazy as _

from counselling.core.lifetimes import CEILING
from counselling.core.register import (
    Copied,
    Counted,
    Form,
    Ground,
    Kept,
    NotCopied,
    Outlives,
    Purpose,
    Reader,
    Whose,
    WithConversation,
    columns,
)
from counselling.privacy.models import (
    Addition,
    ConversationCode,
    Correction,
    Objection,
    RecipientTask,
)

CODE = Kept(
    key="code",
    name=_("De code van je gesprek"),
    what=_(
        "Een onleesbare afdruk van je code, en wanneer je ze maakte. De code zelf bewaren we niet."
    ),
    why=_("Zodat alleen wie de code heeft bij het gesprek kan."),
    whose=Whose.VISITOR,
    purpose=Purpose.RIGHTS,
    ground=Ground.DUTY,
    retention=WithConversation(),
    readers=(),
)
CORRECTED = Kept(
    key="corrected",
    name=_("Wat je verbeterde"),
    what=_("Wat er eerst stond toen je iets verbeterde, en wanneer je dat deed."),
    why=_("Zodat klopt wat er over je staat."),
    whose=Whose.VISITOR,
    purpose=Purpose.RIGHTS,
    ground=Ground.DUTY,
    retention=WithConversation("TEXT_DAYS"),
    readers=(Reader.YOURSELF, Reader.PRIVACY_OFFICER),
)
ADDED = Kept(
    key="added",
    name=_("Wat je erbij schreef"),
    what=_("Wat je achteraf bij je gesprek schreef, en wanneer."),
    why=_("Zodat klopt wat er over je staat."),
    whose=Whose.VISITOR,
    purpose=Purpose.RIGHTS,
    ground=Ground.DUTY,
    retention=WithConversation(),
    readers=(Reader.YOURSELF, Reader.PRIVACY_OFFICER),
)
OBJECTION = Kept(
    key="objection",
    name=_("Je bezwaar en ons antwoord"),
    what=_("Wanneer je bezwaar maakte, wat we besloten en waarom."),
    why=_("Omdat we je bezwaar eerlijk moeten bekijken."),
    whose=Whose.VISITOR,
    purpose=Purpose.RIGHTS,
    ground=Ground.DUTY,
    retention=WithConversation(),
    readers=(Reader.YOURSELF, Reader.PRIVACY_OFFICER),
)
RECIPIENTS = Kept(
    key="recipients_told",
    name=_("Wie moet horen dat je iets liet wissen of verbeteren"),
    what=_(
        "Het nummer van je gesprek, wat er veranderde, en aan wie we er iets van gegeven hadden."
    ),
    why=_("Zodat wie iets kreeg, ook hoort dat het gewist of verbeterd is."),
    whose=Whose.VISITOR,
    purpose=Purpose.RIGHTS,
    ground=Ground.DUTY,
    retention=Counted("made_at", days=CEILING.days, setting="REQUEST_DAYS"),
    readers=(Reader.PRIVACY_OFFICER,),
)

STILL_TO_TELL = Outlives(_("Wie iets kreeg, moet ook na het wissen nog horen dat het gewist is."))

REGISTER = [
    *columns(ConversationCode, "code_hash", CODE, form=Form.HASH, copy=NotCopied.LOCK),
    *columns(ConversationCode, "made_at", CODE, copy=Copied("code.*")),
    *columns(ConversationCode, "conversation closed_at", CODE),
    *columns(Correction, "trait", CORRECTED, form=Form.WORD, copy=Copied("corrections[].*")),
    *columns(Correction, "before", CORRECTED, form=Form.TYPED, copy=Copied("corrections[].*")),
    *columns(Correction, "at", CORRECTED, copy=Copied("corrections[].*")),
    *columns(Correction, "id conversation", CORRECTED),
    *columns(
        Addition,
        "body",
        ADDED,
        form=Form.TYPED,
        copy=Copied("additions[].text", provided=True),
    ),
    *columns(Addition, "at", ADDED, copy=Copied("additions[].*", provided=True)),
    *columns(Addition, "id conversation", ADDED),
    *columns(Objection, "asked_at decided_at granted", OBJECTION, copy=Copied("objections[].*")),
    *columns(Objection, "answer", OBJECTION, form=Form.TYPED, copy=Copied("objections[].*")),
    *columns(Objection, "decided_by", OBJECTION, copy=NotCopied.OF_STAFF),
    *columns(Objection, "id conversation", OBJECTION),
    *columns(
        RecipientTask,
        "recipients",
        RECIPIENTS,
        form=Form.TYPED,
        copy=NotCopied.AT_THE_DESK,
        erased=STILL_TO_TELL,
    ),
    *columns(RecipientTask, "done_by", RECIPIENTS, copy=NotCopied.OF_STAFF, erased=STILL_TO_TELL),
    *columns(
        RecipientTask, "id conversation why made_at done_at", RECIPIENTS, erased=STILL_TO_TELL
    ),
]
