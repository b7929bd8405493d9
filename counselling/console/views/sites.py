"""The list of sites that counsellors may point to: kept by a coordinator, asked for by the composer."""

import re

from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from accounts.decorators import StaffRequest, page_for
from accounts.rules import Role
from counselling.console.forms.sites import SiteForm
from counselling.console.rights import MAY_ANSWER
from counselling.core import clock
from counselling.core.errors import Refused
from counselling.signposts.actions.sites import check_site, drop_site, keep_site, load_sites
from counselling.signposts.queries.signs import listed_addresses
from counselling.signposts.queries.sites import site_named, sites

UNPROCESSABLE = 422
A_NUMBER = re.compile(r"[0-9]{1,9}")
TOLD = "sites_told"
SAID = {
    "kept": _("Bewaard."),
    "dropped": _(
        "De site staat niet meer op de lijst. Wat al verstuurd is, blijft als tekst staan."
    ),
    "suggested": _("Dit zijn voorstellen. Kijk elke site zelf na."),
    "checked": _("Genoteerd: vandaag nagekeken."),
}
#: Reason to the field it concerns and what is said.
PROBLEMS = {
    "address_empty": ("url", _("Schrijf het adres van de site.")),
    "address_long": ("url", _("Dit adres is te lang: hoogstens 200 tekens.")),
    "address_spaces": ("url", _("In een adres staan geen spaties. Kijk of er iets te veel staat.")),
    "address_http": ("url", _("Dit adres begint met http. Kies https, dan leest niemand mee.")),
    "address_scheme": ("url", _("Een adres begint met https://")),
    "address_user": (
        "url",
        _("In dit adres staat een @. Zo lijkt het een andere site dan het is."),
    ),
    "address_letters": (
        "url",
        _(
            "In dit adres staan letters die op andere lijken. Een computer leest: %(name)s. Is dat echt de site? Typ het dan zo."
        ),
    ),
    "address_unreadable": (
        "url",
        _("Dit adres kunnen we niet lezen. Schrijf het zoals https://www.awel.be/"),
    ),
    "title_empty": ("title_nl", _("Schrijf een titel in het Nederlands.")),
    "title_long": ("title_nl", _("Een titel is te lang: hoogstens 80 tekens.")),
    "about_long": ("about", _("Deze regel is te lang: hoogstens 200 tekens.")),
    "site_twice": ("url", _("Dit adres staat al op de lijst.")),
    "too_many": (None, _("De lijst is vol: 300 sites. Verwijder er eerst een.")),
    "gone": (None, _("Deze site staat niet meer op de lijst. Voeg ze opnieuw toe.")),
    "invalid": (None, _("Deze tekst kunnen we niet lezen. Probeer het met andere tekens.")),
}

coordinators = page_for(Role.COORDINATOR)


@require_safe
@coordinators
def sites_page(request: StaffRequest) -> HttpResponse:
    """Show the list, with a form for one more or the one named."""
    named = request.GET.get("change", "")
    site = site_named(int(named)) if A_NUMBER.fullmatch(named) else None
    return _page(request, SiteForm(site=site), site_id=site.id if site else None)


@require_safe
@page_for(*MAY_ANSWER)
def sites_list(request: StaffRequest) -> JsonResponse:
    """Answer what the composer offers, and which addresses become a card."""
    found = [
        {"texts": site.texts, "titles": site.titles, "about": site.about, "category": site.category_name, "shown": site.shown}
        for site in sites()
    ]  # fmt: skip
    return JsonResponse({"sites": found, "addresses": listed_addresses()})


@require_POST
@coordinators
def save_site(request: StaffRequest, id: int | None = None) -> HttpResponse:
    """Keep what was typed; what cannot be kept comes back with a kind sentence."""
    form = SiteForm(request.POST)
    if form.is_valid():
        try:
            keep_site(actor_id=request.signed_in.staff_id, site=form.wanted(), site_id=id)
        except Refused as refused:
            field, sentence = PROBLEMS[refused.reason]
            form.add_error(field, str(sentence) % refused.details if refused.details else sentence)
        else:
            return _back(request, "kept")
    return _page(request, form, site_id=id)


@require_POST
@coordinators
def check(request: StaffRequest, id: int) -> HttpResponse:
    """Note that somebody looked at a site today."""
    check_site(actor_id=request.signed_in.staff_id, site_id=id, today=clock.now().date())
    return _back(request, "checked")


@require_POST
@coordinators
def remove_site(request: StaffRequest, id: int) -> HttpResponse:
    """Take a site off the list."""
    drop_site(actor_id=request.signed_in.staff_id, site_id=id)
    return _back(request, "dropped")


@require_POST
@coordinators
def suggest(request: StaffRequest) -> HttpResponse:
    """Begin an empty list with the sites that come along."""
    load_sites(actor_id=request.signed_in.staff_id)
    return _back(request, "suggested")


def _back(request: StaffRequest, said: str) -> HttpResponse:
    request.session[TOLD] = said
    return HttpResponseRedirect(reverse("staff_sites"))


def _page(request: StaffRequest, form: SiteForm, *, site_id: int | None) -> HttpResponse:
    context = {
        "name": request.signed_in.display_name,
        "here": "sites",
        "sites": sites(),
        "form": form,
        "site_id": site_id,
        "told": SAID.get(request.session.pop(TOLD, "")),
    }
    return render(
        request, "console/sites.html", context, status=UNPROCESSABLE if form.errors else None
    )


urlpatterns = [
    path("", sites_page, name="staff_sites"),
    path("list/", sites_list, name="staff_sites_list"),
    path("save/", save_site, name="staff_sites_add"),
    path("suggest/", suggest, name="staff_sites_suggest"),
    path("<int:id>/save/", save_site, name="staff_sites_save"),
    path("<int:id>/check/", check, name="staff_sites_check"),
    path("<int:id>/remove/", remove_site, name="staff_sites_remove"),
]
