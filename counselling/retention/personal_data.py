"""What the room keeps: about its own work alone."""

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
from counselling.retention.models import Backup, Hold, KeysBackup, Rehearsal, SpentKey, Sweep

SWEEP = Kept(
    key="sweep",
    name=_("Wanneer het wissen het laatst gebeurde"),
    whose=Whose.NOBODY,
    purpose=Purpose.RIGHTS,
    ground=Ground.NONE,
    retention=WhileNeeded(_("zolang de dienst bestaat")),
    readers=(Reader.PRIVACY_OFFICER,),
)

COPIES = Kept(
    key="backups",
    name=_("Wanneer een back-up gemaakt werd, en wanneer iemand er een opende om te oefenen"),
    whose=Whose.NOBODY,
    purpose=Purpose.RIGHTS,
    ground=Ground.NONE,
    retention=WhileNeeded(_("zolang de dienst bestaat")),
    readers=(Reader.PRIVACY_OFFICER,),
)
HOLD = Kept(
    key="hold",
    name=_("Dat een gesprek langer bewaard wordt"),
    what=_(
        "Als het gerecht het vraagt of er een vordering loopt: dat we je gesprek langer bewaren, hoogstens een jaar."
    ),
    why=_("Zodat een rechter kan nakijken wat er gezegd is."),
    whose=Whose.VISITOR,
    purpose=Purpose.RIGHTS,
    ground=Ground.DUTY,
    retention=Counted("until", days=CEILING.days, setting="HOLD_DAYS"),
    readers=(Reader.YOURSELF, Reader.PRIVACY_OFFICER, Reader.SUPERVISOR, Reader.AUDITOR),
)

#: It tells that two people kept something; of whom, nobody can tell once the conversation is gone.
STAYS = Outlives(_("Dat iets langer bewaard werd, en door wie, moet nagekeken kunnen worden."))

REGISTER = [
    *columns(
        Hold,
        "ground until asked_at agreed_at closed_at",
        HOLD,
        copy=NotCopied.AT_THE_DESK,
        erased=STAYS,
    ),
    *columns(
        Hold, "reason", HOLD, form=Form.TYPED, copy=NotCopied.AT_THE_DESK, erased=Erased.SHREDDED
    ),
    *columns(Hold, "asked_by agreed_by closed_by", HOLD, copy=NotCopied.OF_STAFF, erased=STAYS),
    *columns(Hold, "id conversation", HOLD, erased=STAYS),
    *columns(Sweep, "id claimed_until done_at", SWEEP, copy=NotCopied.NOT_OF_VISITOR),
    *columns(Sweep, "problem", SWEEP, form=Form.WORD, copy=NotCopied.NOT_OF_VISITOR),
    *columns(Backup, "id made_at size journal_n", COPIES, copy=NotCopied.NOT_OF_VISITOR),
    *columns(Backup, "sha256 journal", COPIES, form=Form.WORD, copy=NotCopied.NOT_OF_VISITOR),
    *columns(KeysBackup, "id made_at", COPIES, copy=NotCopied.NOT_OF_VISITOR),
    *columns(KeysBackup, "sha256", COPIES, form=Form.WORD, copy=NotCopied.NOT_OF_VISITOR),
    *columns(Rehearsal, "id at made_at", COPIES, copy=NotCopied.NOT_OF_VISITOR),
    *columns(Rehearsal, "sha256", COPIES, form=Form.WORD, copy=NotCopied.NOT_OF_VISITOR),
    *columns(SpentKey, "name", SWEEP, form=Form.WORD, copy=NotCopied.NOT_OF_VISITOR),
]
