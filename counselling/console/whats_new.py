"""What changed about the console, for somebody who was last here a month ago."""

from datetime import date

from django.utils.translation import gettext_lazy as _

CHANGES = (
    (
        date(2026, 11, 29),
        _("Na een gesprek kun je het voorstellen voor intervisie. Eerst gaan alle namen eruit."),
    ),
    (
        date(2026, 11, 23),
        _("Is er gevaar? F1 of Noodsituatie in een gesprek: wie je belt, en hoe je het noteert."),
    ),
    (
        date(2026, 11, 23),
        _("Onder Meer in een gesprek kun je doorgeven of een collega erbij vragen."),
    ),
    (date(2026, 11, 23), _("Met Team praat je met je collega's van vanavond.")),
    (
        date(2026, 11, 23),
        _("Na een gesprek vul je een korte registratie in. Dat mag ook later."),
    ),
    (date(2026, 11, 23), _("Typ / om een antwoord, een link of een CLB in te voegen.")),
)


def changes_since(day: date | None) -> list[object]:
    """Return what changed on or after a day; for somebody who was never here there is no before."""
    return [] if day is None else [text for at, text in CHANGES if at >= day]
