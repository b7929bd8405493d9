"""The team's counterpart of the style page: the console's components in every state; off in production."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.decorators import StaffRequest, staff_page
from counselling.console.views.desk import choices
from counselling.core import clock


@require_safe
@staff_page
def style_page(request: StaffRequest) -> HttpResponse:
    """Show the components."""
    if not settings.STYLE_PAGE:
        raise Http404
    context = {"name": request.signed_in.display_name, "here": "style", "now": clock.now()}
    return render(request, "console/style.html", choices() | context)
