"""The things that are kept of the people who work here."""

from django.utils.translation import gettext_lazy as _

from counselling.core.lifetimes import CEILING
from counselling.core.register import Counted, Ground, Kept, Purpose, Reader, WhileNeeded, Whose

WORKS_HERE = WhileNeeded(
    _("zolang iemand hier werkt, en daarna zolang er een gesprek van die persoon bewaard wordt")
)
MANAGERS = (Reader.YOURSELF, Reader.COORDINATOR)

ACCOUNT = Kept(
    key="staff_account",
    name=_("Wie hier werkt"),
    whose=Whose.STAFF,
    purpose=Purpose.STAFF,
    ground=Ground.TASK,
    retention=WORKS_HERE,
    readers=(*MANAGERS, Reader.TEAM),
)
EMAIL = Kept(
    key="staff_email",
    name=_("Waar uitnodigingen van een medewerker naartoe gaan"),
    whose=Whose.STAFF,
    purpose=Purpose.STAFF,
    ground=Ground.TASK,
    retention=Counted("closed_at", days=90, setting="LEFT_DAYS"),
    readers=MANAGERS,
)
SECOND_FACTOR = Kept(
    key="second_factor",
    name=_("Hoe een medewerker zich aanmeldt"),
    whose=Whose.STAFF,
    purpose=Purpose.SECURITY,
    ground=Ground.TASK,
    retention=WORKS_HERE,
    readers=(),
)
INVITATIONS = Kept(
    key="invitations",
    name=_("Uitnodigingen van medewerkers"),
    whose=Whose.STAFF,
    purpose=Purpose.SECURITY,
    ground=Ground.TASK,
    retention=Counted("expires_at", days=CEILING.days, setting="STAFF_DAYS"),
    readers=(Reader.COORDINATOR,),
)
SHIFT_CODES = Kept(
    key="shift_codes",
    name=_("Codes voor één dienst"),
    whose=Whose.STAFF,
    purpose=Purpose.SECURITY,
    ground=Ground.TASK,
    retention=Counted("valid_until", days=CEILING.days, setting="STAFF_DAYS"),
    readers=(),
)
WRONG_CODES = Kept(
    key="wrong_codes",
    name=_("Verkeerde codes bij het aanmelden"),
    whose=Whose.STAFF,
    purpose=Purpose.SECURITY,
    ground=Ground.TASK,
    retention=Counted("at", days=1),
    readers=(),
)
SIGN_INS = Kept(
    key="sign_ins",
    name=_("Wanneer een medewerker was aangemeld"),
    whose=Whose.STAFF,
    purpose=Purpose.SECURITY,
    ground=Ground.TASK,
    retention=Counted("started_at", days=CEILING.days, setting="STAFF_DAYS"),
    readers=(Reader.YOURSELF,),
)
SESSIONS = Kept(
    key="sessions",
    name=_("Open aanmeldingen"),
    whose=Whose.STAFF,
    purpose=Purpose.SECURITY,
    ground=Ground.TASK,
    retention=Counted("expire_date", days=1),
    readers=(),
)
FAILED_TRIES = Kept(
    key="failed_tries",
    name=_("Mislukte aanmeldingen, zonder naam of adres"),
    whose=Whose.STAFF,
    purpose=Purpose.SECURITY,
    ground=Ground.TASK,
    retention=Counted("attempt_time", days=30, setting="ATTEMPT_DAYS"),
    readers=(),
)
LOCKOUTS = Kept(
    key="lockouts",
    name=_("Tot wanneer een aanmelding geblokkeerd is"),
    whose=Whose.STAFF,
    purpose=Purpose.SECURITY,
    ground=Ground.TASK,
    retention=Counted("expires_at", days=30, setting="ATTEMPT_DAYS"),
    readers=(),
)
TRAIL = Kept(
    key="audit_trail",
    name=_("Wat medewerkers deden"),
    whose=Whose.STAFF,
    purpose=Purpose.SECURITY,
    ground=Ground.DUTY,
    retention=Counted("at", days=CEILING.days, setting="AUDIT_DAYS"),
    readers=(Reader.AUDITOR, Reader.PRIVACY_OFFICER),
)
TRAIL_WORDS = Kept(
    key="audit_words",
    name=_("Waarom een medewerker iets deed, in eigen woorden"),
    whose=Whose.STAFF,
    purpose=Purpose.SECURITY,
    ground=Ground.DUTY,
    retention=Counted("entry__at", days=CEILING.days, setting="REASON_DAYS"),
    readers=(Reader.AUDITOR, Reader.PRIVACY_OFFICER),
)
CHAIN = Kept(
    key="audit_chain",
    name=_("Waarmee het logboek nagerekend wordt"),
    whose=Whose.NOBODY,
    purpose=Purpose.SECURITY,
    ground=Ground.NONE,
    retention=WhileNeeded(_("zolang het logboek bestaat")),
    readers=(Reader.AUDITOR,),
)
MACHINERY = Kept(
    key="machinery",
    name=_("Namen van tabellen en netwerken"),
    whose=Whose.NOBODY,
    purpose=Purpose.SERVICE,
    ground=Ground.NONE,
    retention=WhileNeeded(_("zolang de dienst bestaat")),
    readers=(Reader.COORDINATOR,),
)
