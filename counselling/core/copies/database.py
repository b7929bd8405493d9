"""The copies of whichever database this installation uses."""

from types import ModuleType

from django.conf import settings

from counselling.core.copies import postgresql, sqlite


def kind() -> str:
    """Return which database it is: `sqlite` or `postgresql`."""
    engine = str(settings.DATABASES["default"]["ENGINE"])
    return "sqlite" if engine.endswith("sqlite3") else "postgresql"


def copies() -> ModuleType:
    """Return how its copies are taken, looked at and brought back."""
    return {"sqlite": sqlite, "postgresql": postgresql}[kind()]
