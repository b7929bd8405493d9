"""The house as a Django application; hands `live` the functions it works with."""

from django.apps import AppConfig


class Counselling(AppConfig):
    """Rooms and doors."""

    name = "counselling"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Hand over, once every table is known."""
        from counselling.wiring import move_in

        move_in()
