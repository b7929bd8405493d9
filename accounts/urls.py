"""The way in and out, and the pages about people, below /staff/."""

from django.urls import include, path

from accounts import code_views
from accounts.views import (
    audit,
    check,
    device,
    invitation,
    me,
    passkeys,
    people,
    people_import,
    second_factor,
    sign_in,
)

urlpatterns = [
    path("login/", sign_in.login, name="staff_login"),
    path("code/", code_views.shift_code, name="staff_code"),
    path("verify/", second_factor.verify, name="staff_verify"),
    path("setup/", second_factor.setup, name="staff_setup"),
    path("secrecy/", sign_in.secrecy, name="staff_secrecy"),
    path("logout/", sign_in.logout, name="staff_logout"),
    path("goodbye/", sign_in.goodbye, name="staff_goodbye"),
    path("invitation/", invitation.invitation, name="staff_invitation"),
    path("audit/", include(audit.urlpatterns)),
    path("me/passkeys/", include(passkeys.urlpatterns)),
    path("me/", include(me.urlpatterns)),
    path("people/check/", include(check.urlpatterns)),
    path("people/import/", include(people_import.urlpatterns)),
    path("people/", include(device.urlpatterns)),
    path("people/", include(people.urlpatterns)),
]
