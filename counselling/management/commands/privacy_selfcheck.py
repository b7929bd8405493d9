"""Says whether what the privacy statement promises holds on this machine."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import override

from counselling.console.answers_seen import headers_item
from counselling.console.selfcheck_shown import as_lines, as_object
from counselling.privacy.actions.selfcheck import check_privacy
from counselling.privacy.rules.selfcheck import Level


class Command(BaseCommand):
    """Keeps a dated report for the privacy officer's page; fails where something is red."""

    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        report = check_privacy(headers=headers_item())
        with override("en"):
            shown = json.dumps(as_object(report)) if options["json"] else as_lines(report)
        self.stdout.write(shown)
        if report.level == Level.RED:
            raise CommandError("Something must be mended now.")
