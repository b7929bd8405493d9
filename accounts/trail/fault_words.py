"""What is wrong with the chain, in readable words."""

from django.utils.translation import gettext_lazy as _

from accounts.trail.checking import Fault

#: What can be wrong with the chain.
FAULTS = {
    "missing": _("Regel %(seq)s ontbreekt."),
    "doubled": _("Regel %(seq)s staat op een plaats die al bezet was."),
    "changed": _("Regel %(seq)s is veranderd, of staat op de plaats van een andere."),
    "cut": _("Het einde is weggeknipt: regel %(seq)s en wat volgde is weg."),
    "rewritten": _("Regel %(seq)s is niet de regel die elders genoteerd staat."),
    "forged": _("Wat bij regel %(seq)s genoteerd staat, is niet van deze dienst."),
}


def fault_in_words(fault: Fault | None) -> str:
    """Return what is wrong with the chain; nothing where it fits."""
    return str(FAULTS[fault.kind]) % {"seq": fault.seq} if fault else ""
