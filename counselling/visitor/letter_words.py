"""What people read who write to the service, where something is not right and when an answer is there."""

from django.utils.translation import gettext_lazy as _

TROUBLE = _("Er ging iets mis bij ons. Jij deed niets fout. Probeer het straks opnieuw.")
SENTENCES = {
    "choose": _("Kies wat je wil vragen."),
    "empty": _("Schrijf hier kort iets. Anders weten we niet wat je bedoelt."),
    "too_long": _("Dit is te lang. Maak het wat korter."),
    "invalid": _("Dit kunnen we niet lezen. Probeer het met andere tekens."),
    "no_day": _("Deze dag kunnen we niet lezen. Kies een dag die voorbij is, of laat het leeg."),
    "gone": _("Je gesprek staat niet meer open op dit toestel. Vertel hieronder wanneer het was. Wat je schreef, staat er nog."),
    "wrong_code": _("Met deze code vinden we niets. Kijk of je ze juist typte. Of laat het leeg. Wat je schreef, staat er nog."),
    "tried_often": _("Er is al vaak geprobeerd. Wacht een uur en probeer opnieuw."),
    "too_many": _("Er kwamen veel berichten van jullie netwerk. Probeer het over een uur opnieuw. Of bel ons. Wat je schreef, staat er nog."),
    "try_again": TROUBLE,
}  # fmt: skip


def sentence_of(reason: str) -> str:
    """Return the kind sentence for a reason that a verb gave."""
    return str(SENTENCES.get(reason, TROUBLE))
