"""Addresses of the text pages."""

from django.urls import path

from counselling.visitor.pages import help_page, kept_page, text_page
from counselling.visitor.views.letters import complaint, contact, data_request
from counselling.visitor.views.my_data import my_data
from counselling.visitor.views.my_data_copies import copy_schema
from counselling.visitor.views.pick_up import pick_up
from counselling.visitor.views.privacy import (
    all_editions,
    edition,
    notices,
    privacy,
    what_changed,
)

urlpatterns = [
    path("hulp/", help_page, name="help"),
    path("wat-we-bewaren/", kept_page, name="kept"),
    path("privacy/", privacy, name="privacy"),
    path("privacy/versies/", all_editions, name="privacy_editions"),
    path("privacy/<int:edition>/", edition, name="privacy_edition"),
    path("privacy/<int:old>/<int:new>/", what_changed, name="privacy_changes"),
    path("meldingen/", notices, name="notices"),
    path("spelregels/", text_page, {"name": "rules"}, name="rules"),
    path("mijn-gegevens/vraag/", data_request, name="data_request"),
    path("contact/", contact, name="contact"),
    path("klacht/", complaint, name="complaint"),
    path("antwoord/", pick_up, name="pick_up"),
    path("mijn-gegevens/", my_data, name="my_data"),
    path("mijn-gegevens/schema.json", copy_schema, name="copy_schema"),
]
