"""The page "Mijn gegevens": what it asks before, and what it shows once a code was typed."""

from typing import Any
from uuid import uuid4

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from counselling.core import clock
from counselling.core.errors import Refused
from counselling.privacy.queries.mine import mine
from counselling.privacy.queries.statement_values import figures_now
from counselling.privacy.queries.written import Written, written
from counselling.privacy.rules.limits import ADDITION_LIMIT
from counselling.privacy.rules.tickets import Ticket, written_ticket
from counselling.visitor.forms import REASONS, TROUBLE, TraitsForm
from counselling.visitor.pages import organisation
from counselling.visitor.views.my_data_words import (
    TRAITS,
    choice_in_words,
    earlier_in_words,
    kept_in_words,
    looks_in_words,
    reads_in_words,
    said_by_service,
)
from counselling.visitor.views.replies import errors_as_json, wants_json

PROBLEMS = {
    "wrong": _(
        "Met deze code vinden we niets. Kijk of je ze juist typte. Misschien is het gesprek al gewist."
    ),
    "late": _("Dat duurde langer dan een kwartier. Typ je code opnieuw. Zo blijft het veilig."),
    "tried_often": _("Er is al vaak geprobeerd. Wacht een uur en probeer opnieuw."),
    "try_again": TROUBLE,
    "not_written_down": TROUBLE,
    "nickname": _(
        "Deze schuilnaam hoort niet bij de code. Typ ze precies zoals in de chat, met dezelfde hoofdletters."
    ),
    "choose": _("Kies een van de antwoorden."),
    "empty": _("Schrijf eerst iets."),
    "too_long": REASONS["too_long"],
    "invalid": REASONS["invalid"],
    "too_many": _("Je schreef er al twintig keer iets bij. Meer kan niet."),
}
DONE = {
    "restricted": _("Klaar. We bewaren je gesprek alleen nog. Niemand gebruikt het."),
    "lifted": _("Klaar. We mogen je gesprek weer gebruiken."),
    "stays": _("Klaar. We wissen je gesprek niet."),
    "objected": _("Klaar. We leren niet uit dit gesprek en tellen je verbinding niet mee."),
    "weighed": _(
        "We hebben je bezwaar. In dit gesprek ging iets niet volgens de regels, daarom kijkt iemand ernaar."
        " Binnen een maand lees je hier het antwoord."
    ),
    "not_learned": _("Klaar. We leren niet uit je gesprek. De kopie zonder namen is weg."),
    "corrected": _("Klaar. Je antwoorden zijn veranderd. Wat er eerst stond, staat in je kopie."),
    "withdrawn": _(
        "Klaar. Er gaat niets meer verder. Wat al doorgegeven was, kunnen we niet terughalen."
    ),
    "same": _("Er was niets veranderd."),
    "added": _("Klaar. Het staat nu bij je gesprek."),
}


def sealed(ticket: Ticket) -> str:
    """Return what the forms of a page carry on."""
    return written_ticket(ticket)


def show_start(request: HttpRequest, *, problem: str = "", status: int = 200) -> HttpResponse:
    """Show what can be asked, and the form for the code; what was typed is not shown again.

    But for words that somebody wrote meanwhile: these wait until the code is typed again.
    """
    errors = {"code" if problem == "wrong" else "": str(PROBLEMS[problem])} if problem else {}
    if errors and wants_json(request):
        return errors_as_json(errors, status)
    note = request.POST.get("note", "")[: 4 * ADDITION_LIMIT]
    context = {"errors": errors, "note": note, "figures": figures_now(), **organisation()}
    return render(request, "visitor/my_data/start.html", context, status=status)


def show_gone(request: HttpRequest) -> HttpResponse:
    """Say that the conversation is gone, in the same words whether something still holds it or not."""
    return render(request, "visitor/my_data/gone.html")


def show_inside(  # noqa: PLR0913 - what was done or went wrong, and where
    request: HttpRequest,
    ticket: Ticket,
    *,
    done: str = "",
    problem: str = "",
    about: str = "",
    note: str = "",
    status: int = 200,
) -> HttpResponse:
    """Show what is kept, and with the nickname also what was written."""
    if wants_json(request):
        # A script trades what was typed for a ticket: its page then holds no code in its history.
        errors = {about: str(PROBLEMS[problem])} if problem else {}
        return (
            errors_as_json(errors, status) if errors else JsonResponse({"ticket": sealed(ticket)})
        )
    now = clock.now()
    found = mine(ticket, now)
    if found is None:
        raise Refused("late")
    context = {
        "figures": figures_now(),
        "ticket": sealed(ticket),
        "mine": found,
        "kept": kept_in_words(found.kept),
        "looks": looks_in_words(found.looks),
        "read_by": reads_in_words(found.learning.reads),
        "done": DONE.get(done, ""),
        "problem": PROBLEMS.get(problem, ""),
        "about": about,
        "note": note or request.POST.get("note", "") if not done else "",
        "reads": ticket.reads,
    }
    read = written(ticket.conversation, now, said_by_service) if ticket.reads else None
    shown = context | (_read(read) if read else {})
    return render(request, "visitor/my_data/inside.html", shown, status=status)


def _read(read: Written) -> dict[str, Any]:
    return {
        "read": read,
        "told": choice_in_words(read.start),
        "earlier": earlier_in_words(read.corrections),
        "form": _form(read),
        "note_id": uuid4(),
        "note_limit": ADDITION_LIMIT,
    }


def _form(read: Written) -> TraitsForm:
    answers = {trait: str(getattr(read.start, trait) or "") for trait in TRAITS}
    form = TraitsForm(initial=answers)
    for trait, label in TRAITS.items():
        form.fields[trait].label = label
    return form
