"""Prints the next sign-in code of a demo person."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from clbchat import quickstart


class Command(BaseCommand):
    """Stands in for the app on a demo person's phone."""

    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name")

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(quickstart.next_code(options["name"]))
