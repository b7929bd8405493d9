"""Addresses of the console, below /staff/."""

from django.urls import include, path

from counselling.console.views.activity import here
from counselling.console.views.announcements import urlpatterns as announcements
from counselling.console.views.appointments import urlpatterns as appointments
from counselling.console.views.breaches import urlpatterns as breaches
from counselling.console.views.complaints import urlpatterns as complaints
from counselling.console.views.consents import urlpatterns as consents
from counselling.console.views.desk import desk
from counselling.console.views.disclosures import urlpatterns as disclosures
from counselling.console.views.emergency import urlpatterns as emergency
from counselling.console.views.helplines import urlpatterns as helplines
from counselling.console.views.holders import urlpatterns as holders
from counselling.console.views.hours import urlpatterns as hours
from counselling.console.views.intervision import urlpatterns as intervision
from counselling.console.views.letters import urlpatterns as letters
from counselling.console.views.library import urlpatterns as library
from counselling.console.views.load import urlpatterns as load
from counselling.console.views.measures import urlpatterns as measures
from counselling.console.views.meetings import urlpatterns as meetings
from counselling.console.views.networks import urlpatterns as networks
from counselling.console.views.objections import urlpatterns as objections
from counselling.console.views.proposals import urlpatterns as proposals
from counselling.console.views.record import urlpatterns as record
from counselling.console.views.replies import urlpatterns as replies
from counselling.console.views.requests import urlpatterns as requests
from counselling.console.views.retention import urlpatterns as retention
from counselling.console.views.roster import urlpatterns as roster
from counselling.console.views.schools import urlpatterns as schools
from counselling.console.views.selfcheck import urlpatterns as selfcheck
from counselling.console.views.sites import urlpatterns as sites
from counselling.console.views.statement import urlpatterns as statement
from counselling.console.views.statistics import urlpatterns as statistics
from counselling.console.views.style import style_page
from counselling.console.views.themes import urlpatterns as themes

urlpatterns = [
    path("", desk, name="console"),
    path("here/", here, name="console_here"),
    path("announcements/", include(announcements)),
    path("appointments/", include(appointments)),
    path("breaches/", include(breaches)),
    path("consents/", include(consents)),
    path("complaints/", include(complaints)),
    path("letters/", include(letters)),
    path("requests/", include(requests)),
    path("replies/", include(replies)),
    path("disclosures/", include(disclosures)),
    path("emergency/", include(emergency)),
    path("helplines/", include(helplines)),
    path("holders/", include(holders)),
    path("hours/", include(hours)),
    path("intervision/", include(intervision)),
    path("intervision/library/", include(library)),
    path("intervision/meetings/", include(meetings)),
    path("intervision/mine/", include(proposals)),
    path("measures/", include(measures)),
    path("objections/", include(objections)),
    path("shared-networks/", include(networks)),
    path("record/", include(record)),
    path("retention/", include(retention)),
    path("roster/", include(roster)),
    path("schools/", include(schools)),
    path("sites/", include(sites)),
    path("selfcheck/", include(selfcheck)),
    path("statement/", include(statement)),
    path("statistics/", include(statistics)),
    path("style/", style_page, name="staff_style"),
    path("themes/", include(themes)),
    path("mine/", include(load)),
]
