"""What a young person reads about a measure: the counsellor sees the same words beforehand."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from counselling.abuse.models.choices import Kind
from counselling.core.moments import hour_in_words, moment_in_words

#: The system line of each measure, by the code it is stored under.
LINES = {
    "kind_warning": _(
        "We willen graag met je praten. Soms test iemand even wie hier zit. Dat mag. Praat wel met respect, dan gaan we verder. Vind je dit niet juist? Vertel het op de pagina Klacht."
    ),
    "paused": _(
        "Even pauze. Vanaf %(hour)s kan je weer schrijven. Het gesprek blijft open. Gevaar? Bel 112. Praten kan ook nu: 1813 of Awel (102). Vind je dit niet juist? Vertel het op de pagina Klacht."
    ),
    "pause_over": _("De pauze is voorbij. Je kan weer schrijven."),
    "slow_lane": _(
        "Kom je straks opnieuw? Dan wacht je misschien iets langer. Zo is er ook plaats voor anderen. Vind je dit niet juist? Vertel het op de pagina Klacht."
    ),
    "stopped": _(
        "Dit gesprek stopt hier. Je mag later terugkomen. Heb je nu hulp nodig? Bel 112, 1813 of Awel (102). Vind je dit niet juist? Vertel het op de pagina Klacht. Je naam is niet nodig."
    ),
    "blocked": _(
        "Je kan nu niet chatten. Vanaf %(moment)s mag je het opnieuw proberen. Heb je hulp nodig? Bel 112, 1813 of Awel (102). Vind je dit niet juist? Vertel het op de pagina Klacht. Je naam is niet nodig."
    ),
}

CODES = {
    Kind.WARNING: "kind_warning",
    Kind.PAUSE: "paused",
    Kind.SLOW: "slow_lane",
    Kind.END: "stopped",
    Kind.BLOCK: "blocked",
}

NOTHING_READ = _("De jongere leest hier niets van.")


def line_in_words(code: str, params: dict[str, str], now: datetime) -> str:
    """Return a line of `LINES` in the active language; its `until` becomes words."""
    filled = dict(params)
    if "until" in params:
        until = datetime.fromisoformat(params["until"])
        filled |= {"hour": hour_in_words(until), "moment": moment_in_words(until, now)}
    return str(LINES[code]) % filled
