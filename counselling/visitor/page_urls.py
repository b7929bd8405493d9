"""Addresses of the text pages."""

from django.urls import path

from counselling.visitor.pages import help_page, text_page

urlpatterns = [
    path("hulp/", help_page, name="help"),
    path("privacy/", text_page, {"name": "privacy"}, name="privacy"),
    path("spelregels/", text_page, {"name": "rules"}, name="rules"),
    path("mijn-gegevens/", text_page, {"name": "my_data"}, name="my_data"),
    path("contact/", text_page, {"name": "contact"}, name="contact"),
    path("klacht/", text_page, {"name": "complaint"}, name="complaint"),
]
