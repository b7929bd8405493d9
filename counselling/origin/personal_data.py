"""What is kept of where a visit connects from, and of who can open it."""

from django.utils.translation import gettext_lazy as _

from counselling.conversation.personal_data import TWO_YEARS
from counselling.core.lifetimes import CEILING
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
from counselling.origin.models import (
    Arrival,
    Holder,
    KeyCopy,
    KeyPair,
    SealedConnection,
    SealRule,
    WordsTry,
)

TAG = Kept(
    key="tag",
    name=_("Een kenmerk van je verbinding"),
    what=_(
        "Een code die we uit het internetadres (IP-adres) van je verbinding berekenen. Het adres zelf staat er"
        " niet in. Een hele school of een heel gezin kan hetzelfde kenmerk hebben."
    ),
    why=_("Om te zien of er heel vaak of om te lachen gechat wordt vanaf dezelfde verbinding."),
    whose=Whose.VISITOR,
    purpose=Purpose.ABUSE,
    ground=Ground.TASK,
    retention=Counted("tagged_at", days=62, setting="TAG_DAYS"),
    readers=(),
)
FROM_SHARED = Kept(
    key="shared_connection",
    name=_("Of veel mensen je verbinding delen"),
    what=_("Of je verbinding van een school, bibliotheek of andere plek is die veel mensen delen."),
    why=_("Zodat niemand gestopt wordt voor wat iemand anders daar doet."),
    whose=Whose.VISITOR,
    purpose=Purpose.ABUSE,
    ground=Ground.TASK,
    retention=TWO_YEARS,
    readers=(Reader.COUNSELLOR,),
)
SEALED = Kept(
    key="sealed_address",
    name=_("Je internetadres, verzegeld"),
    what=_(
        "Het internetadres (IP-adres) van je verbinding, met het uur en de provincie. Het zit in een digitale"
        " kluis die onze computer zelf niet kan openen."
    ),
    why=_(
        "Om hulp te kunnen sturen als iemand in ernstig gevaar is. Twee mensen openen het dan samen."
    ),
    whose=Whose.VISITOR,
    purpose=Purpose.DANGER,
    ground=Ground.VITAL,
    retention=Counted("at", days=CEILING.days, setting="SEAL_DAYS"),
    readers=(Reader.TWO_TOGETHER,),
    only_if_talked=True,
)
HOLDERS = Kept(
    key="holders",
    name=_("Sleutelhouders"),
    whose=Whose.STAFF,
    purpose=Purpose.DANGER,
    ground=Ground.VITAL,
    retention=WhileNeeded(_("zolang iemand sleutelhouder is")),
    readers=(Reader.SUPERVISOR, Reader.COORDINATOR, Reader.AUDITOR),
)
PAIRS = Kept(
    key="key_pairs",
    name=_("Sleutels van de verzegeling"),
    whose=Whose.NOBODY,
    purpose=Purpose.DANGER,
    ground=Ground.NONE,
    retention=WhileNeeded(_("zolang er iets mee verzegeld is")),
    readers=(Reader.AUDITOR,),
)

NOT_OF_VISITOR = NotCopied.NOT_OF_VISITOR

REGISTER = [
    *columns(Arrival, "tag older", TAG, form=Form.HASH, copy=NotCopied.LOCK),
    *columns(Arrival, "tagged_at", TAG, copy=Copied("connection.*")),
    *columns(Arrival, "shared", FROM_SHARED, copy=Copied("connection.*")),
    *columns(Arrival, "conversation", FROM_SHARED),
    *columns(SealedConnection, "sealed", SEALED, form=Form.SEALED, copy=NotCopied.LOCK),
    *columns(SealedConnection, "at", SEALED, copy=Copied("connection.sealed[].*")),
    *columns(SealedConnection, "id conversation key", SEALED),
    *columns(
        Holder, "staff memory_mib passes since drilled_at lost_at", HOLDERS, copy=NOT_OF_VISITOR
    ),
    *columns(Holder, "public_key wrapped_key", HOLDERS, form=Form.KEY, copy=NOT_OF_VISITOR),
    *columns(KeyCopy, "id holder key", HOLDERS, copy=NOT_OF_VISITOR),
    *columns(KeyCopy, "sealed", HOLDERS, form=Form.KEY, copy=NOT_OF_VISITOR),
    *columns(WordsTry, "id holder actor at", HOLDERS, copy=NOT_OF_VISITOR),
    *columns(KeyPair, "id", PAIRS, form=Form.WORD, copy=NOT_OF_VISITOR),
    *columns(KeyPair, "public_key", PAIRS, form=Form.KEY, copy=NOT_OF_VISITOR),
    *columns(KeyPair, "made_at retired_at", PAIRS, copy=NOT_OF_VISITOR),
    *columns(SealRule, "id required", PAIRS, copy=NOT_OF_VISITOR),
]
