"""The app of staff accounts."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Staff: name, password, second factor, sign-ins."""

    name = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
