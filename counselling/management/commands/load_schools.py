"""Loads which centre (CLB) belongs to which school."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from counselling.core.errors import Refused
from counselling.signposts.actions.schools import load_schools


class Command(BaseCommand):
    """Replaces all schools by those of a CSV file, whose columns `docs/schools.md` names."""

    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            found = load_schools(content=options["file"].read_bytes())
        except OSError as wrong:
            raise CommandError(wrong.strerror) from None
        except Refused as refused:
            raise CommandError(" ".join([refused.reason, *refused.details.values()])) from None
        for line in found.refused:
            self.stderr.write(f"line {line.number}: {line.reason} {line.about}".rstrip())
        self.stdout.write(f"{len(found.lines)} schools, {found.centres} centres")
