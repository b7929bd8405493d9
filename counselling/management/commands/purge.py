"""Forgets what was kept long enough."""

import json
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from counselling.retention.actions.sweep import sweep


class Command(BaseCommand):
    """Does at once what a running service does every hour; it may run beside it, twice, or be cut off."""

    help = __doc__ or ""
    # Pages and addresses are looked at when the service starts; here they would double the time.
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="count what is due, no more")
        parser.add_argument("--json", action="store_true", help="print one JSON object")
        parser.add_argument(
            "--trust-clock", action="store_true", help="somebody looked: the clock is right"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        swept = sweep(dry_run=options["dry_run"], trust_clock=options["trust_clock"])
        self.stdout.write(json.dumps(asdict(swept), default=str) if options["json"] else str(swept))
        if swept.problem:
            raise CommandError(
                "Nothing goes: this clock is before the last sweep, or more than 45 days after it. Set it right."
                " Is it right, for instance after months switched off? Then: purge --trust-clock."
            )
