"""What is kept of places to point to; nobody but who checked them, and who brings a list in."""

from django.utils.translation import gettext_lazy as _

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
from counselling.signposts.models import Clb, Edition, Helpline, School, SchoolDraft, Site

SIGNPOSTS = Kept(
    key="signposts",
    name=_("Hulplijnen, sites, scholen en centra"),
    whose=Whose.NOBODY,
    purpose=Purpose.SERVICE,
    ground=Ground.NONE,
    retention=WhileNeeded(_("tot een coördinator ze weghaalt")),
    readers=(Reader.EVERYBODY,),
)
CHECKED = Kept(
    key="helpline_checks",
    name=_("Wie een hulplijn nakeek"),
    whose=Whose.STAFF,
    purpose=Purpose.STAFF,
    ground=Ground.TASK,
    retention=WhileNeeded(_("tot iemand de hulplijn opnieuw nakijkt")),
    readers=(Reader.TEAM,),
)
DRAFT = Kept(
    key="school_draft",
    name=_("Een lijst van scholen die iemand nakijkt"),
    whose=Whose.STAFF,
    purpose=Purpose.STAFF,
    ground=Ground.TASK,
    retention=Counted("brought_at", days=1),
    readers=(Reader.COORDINATOR,),
)

PUBLIC = NotCopied.NOT_OF_VISITOR

REGISTER = [
    *columns(
        Helpline,
        "key name audience number url channels languages phone_hours chat_hours exceptions source",
        SIGNPOSTS,
        form=Form.OPEN,
        copy=PUBLIC,
    ),
    *columns(Helpline, "free essential always place shown checked_on", SIGNPOSTS, copy=PUBLIC),
    *columns(Helpline, "checked_by", CHECKED, form=Form.OPEN, copy=PUBLIC),
    *columns(Site, "title about url", SIGNPOSTS, form=Form.OPEN, copy=PUBLIC),
    *columns(Site, "id category checked_on", SIGNPOSTS, copy=PUBLIC),
    *columns(Clb, "name network address phone site", SIGNPOSTS, form=Form.OPEN, copy=PUBLIC),
    *columns(Clb, "id sample", SIGNPOSTS, copy=PUBLIC),
    *columns(School, "name town postcode level number", SIGNPOSTS, form=Form.OPEN, copy=PUBLIC),
    *columns(School, "id clb", SIGNPOSTS, copy=PUBLIC),
    *columns(Edition, "id word", SIGNPOSTS, copy=PUBLIC),
    *columns(SchoolDraft, "staff brought_at", DRAFT, copy=PUBLIC),
    *columns(SchoolDraft, "content", DRAFT, form=Form.OPEN, copy=PUBLIC),
]
