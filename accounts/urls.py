"""The way in and out, below /staff/."""

from django.urls import path

from accounts import code_views, views

urlpatterns = [
    path("login/", views.login, name="staff_login"),
    path("code/", code_views.shift_code, name="staff_code"),
    path("verify/", views.verify, name="staff_verify"),
    path("setup/", views.setup, name="staff_setup"),
    path("secrecy/", views.secrecy, name="staff_secrecy"),
    path("logout/", views.logout, name="staff_logout"),
    path("goodbye/", views.goodbye, name="staff_goodbye"),
]
