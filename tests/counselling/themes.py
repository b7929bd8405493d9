"""The themes that a service begins with.

A test with several connections empties every table at its end, what the migrations put there included.
"""

from importlib import import_module

import pytest
from django.apps import apps

from counselling.conversation.models import Theme


@pytest.fixture(autouse=True)
def first_themes(db: None) -> None:
    """Put the first themes back where an earlier test swept them away."""
    if not Theme.objects.exists():
        import_module("counselling.migrations.0011_themes").seed(apps, None)
