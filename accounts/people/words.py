"""Why something about people cannot be, in words."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from counselling.core.errors import Refused

REASONS = {
    "bad_discipline": _("Deze discipline kennen we niet."),
    "bad_email": _("Dit e-mailadres klopt niet."),
    "bad_passkey": _("Deze passkey werkte niet. Probeer het nog eens."),
    "bad_role": _("Deze rol kennen we niet."),
    "bad_username": _(
        "Kies een naam om aan te melden met kleine letters, cijfers, een punt of een streepje, hoogstens 60."
    ),
    "closed": _("Dit account is gesloten. Heropen het eerst."),
    "double": _("Deze naam staat al op regel %(line)s."),
    "double_columns": _("Een kolom staat er twee keer in."),
    "empty": _("Hier hoort een naam."),
    "encoding": _(
        "We kunnen de letters in dit bestand niet lezen. Bewaar het als CSV (UTF-8) en probeer opnieuw."
    ),
    "formula": _("Dit begint als een formule. Laat het teken vooraan weg."),
    "invalid": _("Dit kunnen we niet lezen. Probeer het met andere tekens."),
    "missing_columns": _("Deze kolommen ontbreken: %(columns)s."),
    "name_taken": _("Deze naam om aan te melden bestaat al. Kies een andere."),
    "no_csv": _("Regel %(line)s is niet te lezen. Staat er een aanhalingsteken te veel?"),
    "no_file": _("Kies een bestand van hoogstens 40 kB."),
    "no_network": _("Kies voor een netwerkbeheerder ook een netwerk."),
    "no_role": _(
        "Kies minstens één rol. Werkt deze persoon hier niet meer? Sluit dan het account."
    ),
    "no_rows": _("Er staan geen mensen in dit bestand."),
    "not_found": _("Dat lukt niet meer. Kijk de lijst opnieuw na."),
    "not_yours": _("Dit account verandert een coördinator."),
    "not_yours_to_give": _("Je kunt alleen de rol hulpverlener geven."),
    "other_network": _("Je kunt alleen mensen van je eigen netwerk toevoegen."),
    "not_written_down": _(
        "Dat kon nu niet: we kunnen het niet noteren buiten de database. Er is niets veranderd. Vraag wie de server beheert om plaats te maken op de schijf, en probeer opnieuw."
    ),
    "own_account": _("Je eigen account kun je niet sluiten. Vraag het een andere coördinator."),
    "own_device": _("Je eigen telefoon vervang je niet zelf. Vraag het een andere coördinator."),
    "own_roles": _("Je eigen rollen kun je niet veranderen. Vraag het een andere coördinator."),
    "slow_down": _(
        "Er waren net verkeerde codes. Wacht even en geef dan de code die je app op dat moment toont."
    ),
    "strange_columns": _("Deze kolommen kennen we niet: %(columns)s."),
    "too_big": _("Dit bestand is te groot: hoogstens 40 kB. Maak er twee van."),
    "too_long": _("Dit is te lang."),
    "too_many_passkeys": _("Je hebt al 10 passkeys. Verwijder er eerst een."),
    "too_many_rows": _(
        "Dit zijn te veel mensen: hoogstens 500 in één keer. Maak er twee bestanden van."
    ),
    "uneven_row": _("Regel %(line)s heeft meer vakken dan er kolommen zijn."),
    "wrong_code": _("Die code klopt niet of is al gebruikt. Wacht op de volgende code."),
}

CHANGES = {
    "display_name": _("naam"),
    "discipline": _("discipline"),
    "network": _("netwerk"),
    "network_id": _("netwerk"),
    "roles": _("rollen"),
    "email": _("e-mail"),
}


def sentence_of(refused: Refused) -> str:
    """Return a refusal as a kind sentence."""
    return str(REASONS[refused.reason]) % refused.details


def changes_in_words(fields: Iterable[str]) -> str:
    """Return which fields changed."""
    return ", ".join(str(CHANGES[field]) for field in fields)
