"""Addresses of the console, below /staff/."""

from django.urls import path

from counselling.console.views.activity import here
from counselling.console.views.desk import desk

urlpatterns = [
    path("", desk, name="console"),
    path("here/", here, name="console_here"),
]
