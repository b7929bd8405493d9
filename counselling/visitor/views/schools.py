"""Which CLB belongs to my school: a plain form. Nothing that is typed is kept, logged or in an address."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from counselling.signposts.queries.schools import schools_like
from counselling.signposts.rules.school_search import QUERY_LIMIT
from counselling.visitor import limits
from counselling.visitor.visit import same_site_post

TOO_MANY = 503
SHORTEST = 2


@same_site_post
@require_http_methods(["GET", "HEAD", "POST"])
def which_clb(request: HttpRequest) -> HttpResponse:
    """Show the form, and after a POST the schools that look like what was typed."""
    typed = request.POST.get("school", "")[:QUERY_LIMIT].strip()
    context = {"typed": typed, "limit": QUERY_LIMIT, "asked": request.method == "POST"}
    if len(typed) < SHORTEST:
        return render(request, "visitor/which_clb.html", context)
    if not limits.may_search():
        return render(request, "visitor/which_clb.html", {**context, "busy": True}, status=TOO_MANY)
    return render(request, "visitor/which_clb.html", {**context, "found": schools_like(typed)})
