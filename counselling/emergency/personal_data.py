"""What is kept when help was called or an address was opened."""

from django.utils.translation import gettext_lazy as _

from counselling.core.lifetimes import CEILING
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
from counselling.emergency.models import AddressRequest, AskersCopy, CardLine, Disclosure

ASKED = Kept(
    key="emergency",
    name=_("Een noodsituatie"),
    what=_(
        "Dat iemand vroeg om je verzegelde adres te openen: wie, waarom, of het met jou besproken is en wat er gebeurde."
    ),
    why=_("Zodat achteraf duidelijk is wat er gebeurde, ook voor jou."),
    whose=Whose.VISITOR,
    purpose=Purpose.DANGER,
    ground=Ground.VITAL,
    retention=Counted("asked_at", days=CEILING.days, setting="EMERGENCY_DAYS"),
    readers=(Reader.YOURSELF, Reader.COUNSELLOR, Reader.SUPERVISOR, Reader.AUDITOR),
)
TOLD_OTHERS = Kept(
    key="disclosure",
    name=_("Wat we aan anderen vertelden"),
    what=_("Als we hulp riepen: aan wie, wanneer en waarom, en of jij het wist."),
    why=_("Zodat je kunt weten wie wat over je hoorde."),
    whose=Whose.VISITOR,
    purpose=Purpose.DANGER,
    ground=Ground.VITAL,
    retention=Counted("at", days=CEILING.days, setting="EMERGENCY_DAYS"),
    readers=(
        Reader.YOURSELF,
        Reader.COUNSELLOR,
        Reader.SUPERVISOR,
        Reader.PRIVACY_OFFICER,
        Reader.AUDITOR,
    ),
)
OPENED = Kept(
    key="opened_address",
    name=_("Je internetadres, na het openen"),
    what=_(
        "Het geopende adres, achter een code die maar één hulpverlener kent. Na een dag is het weg."
    ),
    why=_("Zodat de hulpverlener die je kent zelf kan bellen voor hulp."),
    whose=Whose.VISITOR,
    purpose=Purpose.DANGER,
    ground=Ground.VITAL,
    retention=Counted("request__answered_at", days=1),
    readers=(Reader.COUNSELLOR,),
)
CARD = Kept(
    key="standby_card",
    name=_("De kaart van een sleutelhouder met wachtdienst"),
    whose=Whose.STAFF,
    purpose=Purpose.DANGER,
    ground=Ground.VITAL,
    retention=WhileNeeded(_("tot de sleutelhouder een nieuwe kaart maakt")),
    readers=(),
)

STAYS_KNOWN = Outlives(
    _("Dat er hulp geroepen is, aan wie en waarom, moet nagekeken kunnen worden.")
)

REGISTER = [
    *columns(
        AddressRequest,
        "asked_at ground discussed whom state answered_at how released_at",
        ASKED,
        copy=Copied("emergencies[].*"),
        erased=STAYS_KNOWN,
    ),
    *columns(AddressRequest, "acute agreed", ASKED, copy=NotCopied.AT_THE_DESK, erased=STAYS_KNOWN),
    *columns(
        AddressRequest,
        "tried messages",
        ASKED,
        form=Form.WORD,
        copy=NotCopied.AT_THE_DESK,
        erased=STAYS_KNOWN,
    ),
    *columns(
        AddressRequest,
        "facts why order answer review",
        ASKED,
        form=Form.TYPED,
        copy=NotCopied.AT_THE_DESK,
        erased=Erased.SHREDDED,
    ),
    *columns(
        AddressRequest,
        "asked_by turn claimed_by answered_by reviewed_by released_by",
        ASKED,
        copy=NotCopied.OF_STAFF,
        erased=STAYS_KNOWN,
    ),
    *columns(
        AddressRequest,
        "had_turn",
        ASKED,
        form=Form.WORD,
        copy=NotCopied.OF_STAFF,
        erased=STAYS_KNOWN,
    ),
    *columns(
        AddressRequest,
        "id key conversation turn_until claimed_until review_due reviewed_at",
        ASKED,
        erased=STAYS_KNOWN,
    ),
    *columns(
        Disclosure,
        "at what whom ground discussed told",
        TOLD_OTHERS,
        copy=Copied("disclosures[].*"),
        erased=STAYS_KNOWN,
    ),
    *columns(
        Disclosure,
        "recipient",
        TOLD_OTHERS,
        form=Form.TYPED,
        copy=Copied("disclosures[].*"),
        erased=STAYS_KNOWN,
    ),
    *columns(
        Disclosure,
        "said why told_how",
        TOLD_OTHERS,
        form=Form.TYPED,
        copy=NotCopied.AT_THE_DESK,
        erased=Erased.SHREDDED,
    ),
    *columns(Disclosure, "staff", TOLD_OTHERS, copy=NotCopied.OF_STAFF, erased=STAYS_KNOWN),
    *columns(Disclosure, "id conversation request", TOLD_OTHERS, erased=STAYS_KNOWN),
    *columns(AskersCopy, "salt sealed", OPENED, form=Form.SEALED, copy=NotCopied.LOCK),
    *columns(AskersCopy, "request conversation made_at tries", OPENED),
    *columns(
        CardLine,
        "id staff line made_at used_for used_at tries",
        CARD,
        copy=NotCopied.NOT_OF_VISITOR,
    ),
    *columns(CardLine, "made_for", CARD, form=Form.HASH, copy=NotCopied.NOT_OF_VISITOR),
    *columns(CardLine, "salt sealed", CARD, form=Form.KEY, copy=NotCopied.NOT_OF_VISITOR),
]
