"""A working service with one command."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from clbchat import quickstart


class Command(BaseCommand):
    """Makes keys, database, files and demo staff, opens the chat and serves until interrupted."""

    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        quickstart.add_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        quickstart.run(
            host=options["host"],
            port=options["port"],
            counsellors=options["counsellors"],
            as_json=options["json"],
        )
