"""Work on the console that the socket does not show: reading, scrolling, choosing."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from accounts.decorators import StaffRequest, staff_page


@require_safe
@staff_page
def here(request: StaffRequest) -> HttpResponse:
    """Note that somebody is at work; being let in is what keeps a sign-in alive."""
    return HttpResponse(status=204)
