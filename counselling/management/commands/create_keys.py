"""Makes the keys of a new installation."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Says where the keys are; `manage.py` made the missing ones before the settings were read."""

    help = __doc__ or ""
    # Pages and addresses are looked at when the service starts; here they would double the time.
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(
            f"The keys are in {settings.KEY_DIR}. Without them no stored text can be read."
        )
