"""Nothing is here: each door says so in its own words."""

from django.http import HttpRequest, HttpResponse

from counselling.console.errors import not_found as for_staff
from counselling.visitor.errors import not_found as for_young_people


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say it as the team's pages do below /staff/, and as those of young people do elsewhere."""
    of_staff = f"{request.path_info}/".startswith("/staff/")
    return for_staff(request) if of_staff else for_young_people(request)
