"""What the room keeps of its own work: editions of the statement, self-checks, breaches."""

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
    columns,
)
from counselling.privacy.models import Breach, BreachEntry, SelfCheck, StatementEdition

STATEMENT = Kept(
    key="statement_editions",
    name=_("De versies van onze tekst over privacy"),
    whose=Whose.NOBODY,
    purpose=Purpose.SERVICE,
    ground=Ground.NONE,
    retention=WhileNeeded(_("altijd: een oude versie blijft te lezen")),
    readers=(Reader.EVERYBODY,),
)
PUBLISHED_BY = Kept(
    key="statement_published",
    name=_("Wie een versie van de tekst over privacy publiceerde"),
    whose=Whose.STAFF,
    purpose=Purpose.STAFF,
    ground=Ground.DUTY,
    retention=WhileNeeded(_("altijd: het hoort bij de versie")),
    readers=(Reader.PRIVACY_OFFICER,),
)
REPORTS = Kept(
    key="selfchecks",
    name=_("Wat de zelfcontrole van privacy vond"),
    whose=Whose.NOBODY,
    purpose=Purpose.SERVICE,
    ground=Ground.NONE,
    retention=Counted("at", days=CEILING.days),
    readers=(Reader.PRIVACY_OFFICER,),
)
BREACH = Kept(
    key="breaches",
    name=_("Datalekken: wat er gebeurde, hoeveel mensen het betreft en wat we besloten"),
    whose=Whose.NOBODY,
    purpose=Purpose.SECURITY,
    ground=Ground.DUTY,
    retention=WhileNeeded(_("zolang de toezichthouder ernaar kan vragen")),
    readers=(Reader.PRIVACY_OFFICER,),
)
BREACH_BY = Kept(
    key="breach_by",
    name=_("Wie iets over een datalek noteerde"),
    whose=Whose.STAFF,
    purpose=Purpose.SECURITY,
    ground=Ground.DUTY,
    retention=WhileNeeded(_("zolang de toezichthouder ernaar kan vragen")),
    readers=(Reader.PRIVACY_OFFICER,),
)
PUBLIC = NotCopied.NOT_OF_VISITOR

REGISTER = [
    *columns(SelfCheck, "id at", REPORTS, copy=PUBLIC),
    *columns(SelfCheck, "level items", REPORTS, form=Form.WORD, copy=PUBLIC),
    *columns(StatementEdition, "id number valid_from published_at", STATEMENT, copy=PUBLIC),
    *columns(StatementEdition, "text", STATEMENT, form=Form.WORD, copy=PUBLIC),
    *columns(StatementEdition, "digest", STATEMENT, form=Form.HASH, copy=PUBLIC),
    *columns(StatementEdition, "values", STATEMENT, form=Form.OPEN, copy=PUBLIC),
    *columns(StatementEdition, "published_by", PUBLISHED_BY, copy=PUBLIC),
    *columns(Breach, "id found_at reported_at", BREACH, copy=PUBLIC),
    *columns(BreachEntry, "id breach step at", BREACH, copy=PUBLIC),
    *columns(BreachEntry, "body", BREACH, form=Form.TYPED, copy=PUBLIC),
    *columns(BreachEntry, "figures", BREACH, form=Form.WORD, copy=PUBLIC),
    *columns(BreachEntry, "by", BREACH_BY, copy=PUBLIC),
]
