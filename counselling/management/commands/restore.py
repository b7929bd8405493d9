"""Brings a backup back, or rehearses that."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from counselling.management import restoring


class Command(BaseCommand):
    """Closes the site, brings the backup back, does again what was erased since, and opens; docs/backup.md has the drill."""

    help = __doc__ or ""
    # Pages and addresses are looked at when the service starts; here they would double the time.
    requires_system_checks = []
    # On a new machine there are no tables yet.
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        restoring.add_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(restoring.run(options))
