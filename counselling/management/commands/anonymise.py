"""Marks names and references in conversations: JSON Lines from standard input to standard output."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from counselling.anonymiser.exchange import BadLine, answers


class Command(BaseCommand):
    """Answers each conversation as soon as it is read; needs no database. docs/anonymiser.md has the form of a line."""

    help = __doc__ or ""
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            for answer in answers(sys.stdin.buffer):
                self.stdout.write(answer)
        except BadLine as wrong:
            raise CommandError(str(wrong)) from wrong
