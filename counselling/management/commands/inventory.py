"""Writes the register into a document, between its two marks."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from counselling.privacy.queries.inventory import inventory
from counselling.privacy.rules.inventory import with_inventory


class Command(BaseCommand):
    """For `docs/dpia.md`, whenever a declaration of the register changed."""

    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("document", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        document: Path = options["document"]
        document.write_text(with_inventory(document.read_text("utf-8"), inventory()), "utf-8")
        self.stdout.write(f"{document}: as the register is now")
