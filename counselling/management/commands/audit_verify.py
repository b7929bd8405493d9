"""Says whether the audit trail is whole."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.trail.report import verify_trail


class Command(BaseCommand):
    """Goes along the whole chain; fails and names the first entry that does not fit."""

    help = __doc__ or ""
    # Pages and addresses are looked at when the service starts; here they would double the time.
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--anchor", metavar="DIR", default="", help="folder with the daily anchors"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        report = verify_trail(options["anchor"])
        if not report.fits:
            raise CommandError(report.sentence)
        self.stdout.write(report.sentence)
        for warning in report.warnings:
            self.stderr.write(warning)
