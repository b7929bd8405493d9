"""A counsellor's own last four weeks. The page takes no name: it shows whoever opens it to themselves."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.decorators import StaffRequest, page_for
from counselling.console.rights import MAY_COUNSEL
from counselling.core import clock
from counselling.privacy.queries.decisions import decided_about
from counselling.shift.queries.load import Week, load_of

#: The chart in its own units: where the bars stand, how high the highest is, how wide each.
FLOOR, HEIGHT, WIDTH, STEP, LEFT = 150, 120, 64, 110, 40
#: A chart of two conversations does not look like a mountain.
LOWEST_TOP = 4


@dataclass(frozen=True)
class Bar:
    """One week as a bar; the heavy conversations are its lower part."""

    week: Week
    time: str
    x: int
    y: int
    height: int
    heavy_y: int
    heavy_height: int

    @property
    def middle(self) -> int:
        """Where its words stand."""
        return self.x + WIDTH // 2

    @property
    def above(self) -> int:
        """Where its number stands."""
        return self.y - 8


@require_safe
@page_for(*MAY_COUNSEL)
def load(request: StaffRequest) -> HttpResponse:
    """Show somebody their own load."""
    weeks = load_of(request.signed_in.staff_id, clock.now())
    context = {
        "name": request.signed_in.display_name,
        "here": "load",
        "bars": _bars(weeks),
        "conversations": sum(week.conversations for week in weeks),
        "time": _time(sum(week.minutes for week in weeks)),
        "heavy": sum(week.heavy for week in weeks),
        "floor": FLOOR,
        "width": WIDTH,
        "decided": decided_about(request.signed_in.staff_id, clock.now()),
    }
    return render(request, "console/load.html", context)


def _bars(weeks: list[Week]) -> list[Bar]:
    top = max([LOWEST_TOP, *(week.conversations for week in weeks)])
    return [_bar(place, week, top) for place, week in enumerate(weeks)]


def _bar(place: int, week: Week, top: int) -> Bar:
    height, heavy = (round(HEIGHT * count / top) for count in (week.conversations, week.heavy))
    return Bar(
        week=week,
        time=_time(week.minutes),
        x=LEFT + place * STEP,
        y=FLOOR - height,
        height=height,
        heavy_y=FLOOR - heavy,
        heavy_height=heavy,
    )


def _time(minutes: int) -> str:
    return _("%(hours)s u %(minutes)02d") % {"hours": minutes // 60, "minutes": minutes % 60}


urlpatterns = [path("", load, name="staff_load")]
