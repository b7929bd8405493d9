"""Makes a backup that only somebody elsewhere can open."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from counselling.management.copying import told
from counselling.retention.actions.backup import make_backup
from counselling.retention.actions.key_files import back_up_keys


class Command(BaseCommand):
    """Copies the database while people chat, looks at the copy, seals it, and removes those older than 35 days."""

    help = __doc__ or ""
    # Pages and addresses are looked at when the service starts; here they would double the time.
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--to", type=Path, required=True, metavar="DIR")
        parser.add_argument(
            "--keys", action="store_true", help="the key files instead, for their own safe"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        with told():
            if options["keys"]:
                self.stdout.write(f"{back_up_keys(to=options['to'])}")
                return
            made = make_backup(to=options["to"])
        self.stdout.write(f"{made.file} sha256 {made.sha256}, {made.removed} old ones removed")
