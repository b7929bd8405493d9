"""The addresses of the two doors."""

from django.urls import include, path

urlpatterns = [
    path("staff/", include("counselling.console.urls")),
    path("", include("counselling.visitor.urls")),
]
