"""The page that shows fresh invitations, once: to hand out, or to keep as a list."""

import csv
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO

from django.http import HttpResponse
from django.shortcuts import render

from accounts.decorators import StaffRequest
from accounts.invitations import VALID_FOR, Invited, link_of
from accounts.mail import Delivery, mail_invitations
from accounts.people.names import FORMULA
from accounts.rules import day_of
from counselling.core import clock


@dataclass(frozen=True)
class Link:
    """One person's invitation, as its list shows it."""

    name: str
    username: str
    address: str
    delivery: Delivery


def links_page(
    request: StaffRequest, invited: Sequence[Invited], *, always: bool = False, **more: object
) -> HttpResponse:
    """Mail what can be mailed and show the other links; `always` shows all of them."""
    became = mail_invitations(invited, by=request.signed_in.display_name, link_of=link_of)
    links = [
        Link(one.staff.display_name, one.staff.username, link_of(one), became[one.staff.id])
        for one in invited
    ]
    shown = [link for link in links if always or link.delivery != Delivery.SENT]
    context = {
        "name": request.signed_in.display_name,
        "here": "people",
        "links": shown,
        "mailed": [link for link in links if link.delivery == Delivery.SENT],
        "failed": [link for link in links if link.delivery == Delivery.FAILED],
        "until": day_of(clock.now() + VALID_FOR),
        "sheet": _as_file(shown),
        **more,
    }
    return render(request, "accounts/people/links.html", context)


def _as_file(links: Sequence[Link]) -> str:
    """Return the list as a CSV file inside the page itself, so that nothing is kept to fetch it from."""
    text = StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(["username", "display_name", "link"])
    writer.writerows([_cell(link.username), _cell(link.name), link.address] for link in links)
    return "data:text/csv;base64," + b64encode(text.getvalue().encode("utf-8-sig")).decode()


def _cell(text: str) -> str:
    return f"'{text}" if text[:1] in FORMULA else text
