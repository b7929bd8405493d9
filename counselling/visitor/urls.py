"""Addresses of the young person's door."""

from django.urls import include, path

from counselling.visitor.messages import post_here
from counselling.visitor.views.appointment import appointment
from counselling.visitor.views.away import close_notice, quick_exit
from counselling.visitor.views.back import back
from counselling.visitor.views.chat import chat, leave, question
from counselling.visitor.views.code import code
from counselling.visitor.views.consent import consent
from counselling.visitor.views.ending import feedback, learn
from counselling.visitor.views.landing import landing
from counselling.visitor.views.schools import which_clb
from counselling.visitor.views.start import start
from counselling.visitor.views.status import badge, status
from counselling.visitor.views.style import style_page
from counselling.visitor.views.together import answer
from counselling.visitor.views.unsafe import unsafe
from counselling.visitor.views.wire import messages

urlpatterns = [
    path("", landing, name="landing"),
    path("status.json", status, name="status"),
    path("status.svg", badge, name="badge"),
    path("chat/", chat, name="chat"),
    path("chat/start/", start, name="start"),
    path("chat/terug/", back, name="back"),
    path("chat/afspraak/", appointment, name="appointment"),
    path("chat/question/", question, name="question"),
    path("chat/here/", post_here, name="here"),
    path("chat/messages/", messages, name="messages"),
    path("chat/leave/", leave, name="leave"),
    path("chat/answer/", answer, name="answer"),
    path("chat/consent/", consent, name="consent"),
    # Neutral words: an address stays in the history of a browser.
    path("chat/nu/", unsafe, name="unsafe"),
    path("chat/code/", code, name="code"),
    path("chat/feedback/", feedback, name="feedback"),
    path("chat/learn/", learn, name="learn"),
    path("weg/", quick_exit, name="quick_exit"),
    path("cookies/", close_notice, name="close_notice"),
    path("welk-clb/", which_clb, name="which_clb"),
    path("stijl/", style_page, name="style"),
    path("", include("counselling.visitor.page_urls")),
]
