"""The script of the practice conversation: what Sam says, and what to try meanwhile."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext_lazy as _

NICKNAME = _("Sam (oefening)")
#: Sam answers that long after the counsellor's last line: quick enough for five minutes in all.
ANSWERS_AFTER = timedelta(seconds=3)


@dataclass(frozen=True)
class Step:
    """What Sam says at once, and what the counsellor tries before Sam goes on."""

    says: tuple[object, ...]
    hint: object


STEPS = (
    Step(
        (_("hoi"), _("ik weet niet goed hoe dit werkt")),
        _(
            "Stap 1 van 6. Sam is geen echte jongere. Begroet Sam: typ een bericht en druk op Enter."
        ),
    ),
    Step(
        (_("oké, dank je"), _("ze laten mij op school altijd alleen staan")),
        _(
            "Stap 2 van 6. Typ / in het lege veld, kies een antwoord met de pijltjes en druk op Enter. Verstuur het pas als het goed staat."
        ),
    ),
    Step(
        (_("al sinds september"), _("ik heb het nog aan niemand verteld")),
        _(
            "Stap 3 van 6. Schrijf een notitie onder het gesprek. Sam ziet die nooit. Antwoord daarna."
        ),
    ),
    Step(
        (_("wacht, mama komt binnen"),),
        _(
            "Stap 4 van 6. Sam is stil. Druk op F2: zo vraag je of Sam er nog is. Het gebeurt nooit vanzelf."
        ),
    ),
    Step(
        (_("ben er weer"), _("mijn juf is wel lief. misschien vertel ik het haar")),
        _("Stap 5 van 6. Rond af: zeg wat je sterk vindt aan Sam, en wat Sam nu kan doen."),
    ),
    Step(
        (_("dank je, dit hielp al"),),
        _("Stap 6 van 6. Druk op Einde. Meer is het niet: je bent klaar voor vanavond."),
    ),
)


def step_after(lines_said: int) -> Step:
    """Return the step at which Sam is who has said that many lines."""
    said = 0
    for step in STEPS:
        said += len(step.says)
        if said >= lines_said:
            return step
    return STEPS[-1]


def next_lines(lines_said: int) -> tuple[object, ...]:
    """Return what Sam has yet to say of the step they are in, else what the next step begins with."""
    said = 0
    for step in STEPS:
        if said + len(step.says) > lines_said:
            return step.says[lines_said - said :]
        said += len(step.says)
    return ()
