"""All addresses of the site: the two doors, the sign-in of staff, and the state of the server."""

from django.urls import include, path

from clbchat.health import healthz, readyz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("staff/", include("accounts.urls")),
    path("", include("counselling.urls")),
]

handler404 = "clbchat.not_found.not_found"
handler500 = "counselling.visitor.errors.server_error"
