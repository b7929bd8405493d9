"""What is kept about chats that were disturbed, and about somebody who comes very often."""

from django.utils.translation import gettext_lazy as _

from counselling.abuse.models import Approach, Measure, SharedNetwork, Tried
from counselling.core.register import (
    Copied,
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

MEASURE = Kept(
    key="measure",
    name=_("Een maatregel"),
    what=_(
        "Of een gesprek een waarschuwing kreeg, gepauzeerd of gestopt werd, waarom en hoe lang."
    ),
    why=_(
        "Zodat de chat vrij blijft voor wie hulp zoekt, en iemand anders kan nakijken of het eerlijk was."
    ),
    whose=Whose.VISITOR,
    purpose=Purpose.ABUSE,
    ground=Ground.TASK,
    retention=Counted("made_at", days=62, setting="MEASURE_DAYS"),
    readers=(Reader.YOURSELF, Reader.COUNSELLOR, Reader.SUPERVISOR, Reader.PRIVACY_OFFICER),
)
APPROACH = Kept(
    key="approach",
    name=_("Een afspraak over iemand die heel vaak komt"),
    what=_(
        "Wat het team afsprak om je goed te helpen als er heel vaak vanaf dezelfde verbinding gechat wordt."
    ),
    why=_("Zodat elke hulpverlener op dezelfde manier helpt."),
    whose=Whose.VISITOR,
    purpose=Purpose.ABUSE,
    ground=Ground.TASK,
    retention=Counted("seen_at", days=62, setting="APPROACH_DAYS"),
    readers=(Reader.COUNSELLORS, Reader.SUPERVISOR),
)
SHARED = Kept(
    key="shared_networks",
    name=_("Netwerken die veel mensen delen"),
    whose=Whose.NOBODY,
    purpose=Purpose.ABUSE,
    ground=Ground.NONE,
    retention=WhileNeeded(_("tot een coördinator het netwerk weghaalt")),
    readers=(Reader.COORDINATOR,),
)

TRIED = Kept(
    key="tries",
    name=_("Hoe vaak er het laatste uur iets geprobeerd werd"),
    what=_(
        "Hoe vaak er vanaf een verbinding een verkeerde code of verkeerde woorden getypt werden, een gesprek begon of"
        " een brief kwam. We bewaren er een onleesbare afdruk van, en wanneer het was. Na een uur telt het niet meer."
    ),
    why=_("Zodat niemand codes kan raden."),
    whose=Whose.VISITOR,
    purpose=Purpose.ABUSE,
    ground=Ground.TASK,
    retention=Counted("until", days=1),
    readers=(),
)

#: A measure hangs on the connection; without the conversation it says nothing about what was told there.
STAYS = Outlives(
    _(
        "De maatregel geldt voor de verbinding en blijft tot hij vervalt, zonder band met het gesprek."
    )
)
TEAM_DECIDED = Outlives(
    _("De afspraak hangt aan de verbinding en niet aan een gesprek; ze vervalt vanzelf.")
)
AFTER_AN_HOUR = Outlives(
    _("Niemand kan terugvinden bij welk gesprek het hoort, en na een uur is het weg.")
)

REGISTER = [
    *columns(Measure, "conversation", MEASURE, erased=Erased.EMPTIED),
    *columns(
        Measure,
        "kind ground made_at ends_at longer_until lifted_at",
        MEASURE,
        copy=Copied("measures[].*"),
        erased=STAYS,
    ),
    *columns(
        Measure,
        "note longer_why",
        MEASURE,
        form=Form.TYPED,
        copy=NotCopied.AT_THE_DESK,
        erased=Erased.EMPTIED,
    ),
    *columns(Measure, "tag", MEASURE, form=Form.HASH, copy=NotCopied.LOCK, erased=STAYS),
    *columns(Measure, "id shared longer_wished reviewed_at", MEASURE, erased=STAYS),
    *columns(
        Measure,
        "made_by longer_by confirmed_by lifted_by reviewed_by",
        MEASURE,
        copy=NotCopied.OF_STAFF,
        erased=STAYS,
    ),
    *columns(Approach, "tag", APPROACH, form=Form.HASH, copy=NotCopied.LOCK, erased=TEAM_DECIDED),
    *columns(
        Approach,
        "body",
        APPROACH,
        form=Form.TYPED,
        copy=NotCopied.AT_THE_DESK,
        erased=TEAM_DECIDED,
    ),
    *columns(
        Approach,
        "written_by agreed_by drop_asked_by",
        APPROACH,
        copy=NotCopied.OF_STAFF,
        erased=TEAM_DECIDED,
    ),
    *columns(Approach, "id seen_at written_at reviewed_at", APPROACH, erased=TEAM_DECIDED),
    *columns(Tried, "id", TRIED, form=Form.HASH, copy=NotCopied.LOCK, erased=AFTER_AN_HOUR),
    *columns(Tried, "moments", TRIED, form=Form.WORD, erased=AFTER_AN_HOUR),
    *columns(Tried, "kind count until", TRIED, erased=AFTER_AN_HOUR),
    *columns(SharedNetwork, "id made_by made_at", SHARED, copy=NotCopied.NOT_OF_VISITOR),
    *columns(SharedNetwork, "cidr name", SHARED, form=Form.OPEN, copy=NotCopied.NOT_OF_VISITOR),
]
