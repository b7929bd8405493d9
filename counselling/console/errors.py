"""The page of the team for what is not there."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.decorators import recognised


def not_found(request: HttpRequest) -> HttpResponse:
    """Say that nothing is here, the same whether it is gone, somebody else's or never was; with the menu, where one is signed in."""
    if not recognised(request):
        return render(request, "accounts/not_found.html", status=404)
    context = {"name": request.signed_in.display_name, "here": ""}
    return render(request, "console/not_found.html", context, status=404)
