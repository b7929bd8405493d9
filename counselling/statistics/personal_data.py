"""What the room keeps: numbers about nobody, and how much somebody of the team did."""

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
from counselling.statistics.models import (
    Count,
    Figure,
    FrozenMonth,
    NetworkCount,
    NetworkFigure,
    OwnCount,
    Period,
    TurnedAway,
)

FIGURES = Kept(
    key="figures",
    name=_("Cijfers per maand, per kwartaal en per jaar"),
    whose=Whose.NOBODY,
    purpose=Purpose.QUALITY,
    ground=Ground.NONE,
    retention=WhileNeeded(_("zolang de dienst bestaat")),
    readers=(Reader.SUPERVISOR, Reader.COORDINATOR, Reader.PRIVACY_OFFICER),
)
COUNTS = Kept(
    key="counts",
    name=_("Aantallen per maand waaruit de cijfers gemaakt worden"),
    whose=Whose.NOBODY,
    purpose=Purpose.QUALITY,
    ground=Ground.NONE,
    retention=Counted("month__month", days=CEILING.days),
    readers=(),
)
TURNED_AWAY = Kept(
    key="turned_away",
    name=_("Hoe vaak er geen plaats was"),
    whose=Whose.NOBODY,
    purpose=Purpose.QUALITY,
    ground=Ground.NONE,
    retention=Counted("month", days=CEILING.days),
    readers=(),
)
OWN_COUNTS = Kept(
    key="own_counts",
    name=_("Hoeveel gesprekken een medewerker had"),
    whose=Whose.STAFF,
    purpose=Purpose.STAFF,
    ground=Ground.TASK,
    retention=Counted("month__month", days=CEILING.days, setting="STAFF_DAYS"),
    readers=(Reader.YOURSELF,),
)

NOT_OF_VISITOR = NotCopied.NOT_OF_VISITOR

REGISTER = [
    *columns(FrozenMonth, "month frozen_at", FIGURES, copy=NOT_OF_VISITOR),
    *columns(Period, "id span first last published_at", FIGURES, copy=NOT_OF_VISITOR),
    *columns(Figure, "id period topic count", FIGURES, copy=NOT_OF_VISITOR),
    *columns(Figure, "key", FIGURES, form=Form.WORD, copy=NOT_OF_VISITOR),
    *columns(NetworkFigure, "id period topic count", FIGURES, copy=NOT_OF_VISITOR),
    *columns(NetworkFigure, "network key", FIGURES, form=Form.WORD, copy=NOT_OF_VISITOR),
    *columns(Count, "id month kind count", COUNTS, copy=NOT_OF_VISITOR),
    *columns(Count, "key", COUNTS, form=Form.WORD, copy=NOT_OF_VISITOR),
    *columns(NetworkCount, "id month kind count", COUNTS, copy=NOT_OF_VISITOR),
    *columns(NetworkCount, "network key", COUNTS, form=Form.WORD, copy=NOT_OF_VISITOR),
    *columns(TurnedAway, "id month why count", TURNED_AWAY, copy=NOT_OF_VISITOR),
    *columns(OwnCount, "id month staff count", OWN_COUNTS, copy=NOT_OF_VISITOR),
    *columns(OwnCount, "outcome", OWN_COUNTS, form=Form.WORD, copy=NOT_OF_VISITOR),
]
