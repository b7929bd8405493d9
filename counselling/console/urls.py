"""Addresses of the console, below /staff/."""

from django.urls import include, path

from counselling.console.views.activity import here
from counselling.console.views.announcements import urlpatterns as announcements
from counselling.console.views.appointments import urlpatterns as appointments
from counselling.console.views.desk import desk
from counselling.console.views.helplines import urlpatterns as helplines
from counselling.console.views.hours import urlpatterns as hours
from counselling.console.views.load import urlpatterns as load
from counselling.console.views.replies import urlpatterns as replies
from counselling.console.views.roster import urlpatterns as roster
from counselling.console.views.schools import urlpatterns as schools
from counselling.console.views.sites import urlpatterns as sites
from counselling.console.views.style import style_page
from counselling.console.views.themes import urlpatterns as themes

urlpatterns = [
    path("", desk, name="console"),
    path("here/", here, name="console_here"),
    path("announcements/", include(announcements)),
    path("appointments/", include(appointments)),
    path("replies/", include(replies)),
    path("helplines/", include(helplines)),
    path("hours/", include(hours)),
    path("roster/", include(roster)),
    path("schools/", include(schools)),
    path("sites/", include(sites)),
    path("style/", style_page, name="staff_style"),
    path("themes/", include(themes)),
    path("mine/", include(load)),
]
