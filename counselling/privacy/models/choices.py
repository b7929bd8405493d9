"""The words that the tables store, and what people read for them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class LetterKind(TextChoices):
    """What somebody wrote to the service."""

    REQUEST = "request", _("Vraag over gegevens")
    COMPLAINT = "complaint", _("Klacht")
    CONTACT = "contact", _("Bericht")


class Right(TextChoices):
    """What somebody may ask about what is kept of them."""

    SEE = "see", _("Zien wat jullie bewaren")
    CORRECT = "correct", _("Iets verbeteren dat niet klopt")
    ERASE = "erase", _("Mijn gesprek laten wissen")
    RESTRICT = "restrict", _("Dat jullie het een tijd niet gebruiken")
    OBJECT = "object", _("Dat niemand eruit leert of telt hoe vaak ik kom")
    TAKE = "take", _("Een kopie om mee te nemen")


class Decision(TextChoices):
    """What was decided about such a request."""

    GRANTED = "granted", _("uitgevoerd op wat de persoon wist")
    REFUSED = "refused", _("geweigerd")


class RefusalGround(TextChoices):
    """Why not. Each is true or false whatever conversations there are: none tells of one."""

    NOT_PROVEN = (
        "not_proven",
        _("Zonder code weten we niet van wie een gesprek is (AVG art. 11.2 en 12.6)"),
    )
    TOO_LITTLE = (
        "too_little",
        _("Schuilnaam of dag ontbreekt: zo kan niemand zoeken (AVG art. 11.2)"),
    )
    REPEATED = "repeated", _("Telkens dezelfde vraag, of kennelijk ongegrond (AVG art. 12.5)")
    NOT_OURS = "not_ours", _("Gaat niet over gegevens van deze chat")  # fmt: skip


class Later(TextChoices):
    """Why an answer takes up to two months more."""

    HARD = "hard", _("De vraag is moeilijk")
    MANY = "many", _("Er zijn veel vragen tegelijk")


class Outcome(TextChoices):
    """What the desk thinks of a complaint."""

    RIGHT = "right", _("gegrond")
    PARTLY = "partly", _("deels gegrond")
    WRONG = "wrong", _("niet gegrond")
    NEITHER = "neither", _("geen oordeel")
