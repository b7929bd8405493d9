"""Why something about an emergency cannot be, on its page."""

from django.utils.translation import gettext_lazy as _

from counselling.core.errors import Refused

PROBLEMS = {
    "own_request": _("Dit is je eigen vraag. Een andere persoon moet antwoorden."),
    "gone": _("Dit is al beantwoord of voorbij. Kijk hierboven hoe het staat."),
    "being_opened": _("Een collega opent dit nu. Wacht even en kijk opnieuw."),
    "order_only": _(
        "Het gesprek is langer dan 2 uur voorbij. Openen kan alleen nog met een schriftelijk bevel."
    ),
    "not_holder": _("Jij hebt geen sleutel. Vraag een sleutelhouder."),
    "not_yours": _("Dit kan jij niet doen. Vraag een supervisor."),
    "wrong_code": _("Deze code klopt niet, of is al gebruikt. Neem de volgende code."),
    "slow_down": _("Dat ging te snel. Wacht 5 seconden en probeer opnieuw."),
    "wrong_passphrase": _("Deze woorden kloppen niet. Neem ook een nieuwe code."),
    "no_record": _("Van dit bezoek is geen adres bewaard. Bel 112 met wat je weet."),
    "key_changed": _(
        "Dit adres gaat niet open: de sleutel is veranderd. Vraag een andere sleutelhouder."
    ),
    "too_early": _("Alleen openen kan pas 5 minuten na je vraag. Bel intussen de wachtdienst."),
    "order_takes_two": _("Op bevel openen gebeurt altijd met twee."),
    "empty": _("Vul dit nog in."),
    "too_long": _("Dit is te lang. Maak het korter."),
    "no_card": _("Van deze kaart is geen regel meer over. Bel iemand anders."),
    "no_copy": _("Deze code werkt niet meer. Vraag je collega om het adres opnieuw te openen."),
    "wrong_card": _("Deze code klopt niet. Vraag om ze traag opnieuw te lezen."),
    "no_pair": _("Er is nog geen sleutelpaar."),
    "still_open": _("Dit is nog open. Kijk opnieuw als het beantwoord is."),
    "choose": _("Kies eerst een antwoord."),
    "invalid": _("Dit kunnen we niet lezen. Kijk na wat je koos."),
    "already_asked": _("Voor dit gesprek is het adres al gevraagd."),
}
OTHERWISE = _("Dat lukte niet. Probeer het opnieuw.")


def problem_of(refused: Refused) -> str:
    """Return the sentence for a refusal."""
    return str(PROBLEMS.get(refused.reason, OTHERWISE))
