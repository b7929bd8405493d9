"""Makes an account for somebody of the staff."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import IntegrityError

from accounts.invitations import invite_by_link, invite_staff
from accounts.rules import Role


class Command(BaseCommand):
    """Prints a first password, or a link; the second factor is set up at the first sign-in."""

    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument(
            "--display-name", required=True, help="what young people see: a first name or alias"
        )
        parser.add_argument("--role", action="append", choices=Role.values, required=True)
        parser.add_argument(
            "--link", action="store_true", help="print a link of 14 days instead of a password"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            invite = invite_by_link if options["link"] else invite_staff
            printed = invite(
                username=options["username"],
                display_name=options["display_name"],
                roles=options["role"],
            )
        except (ValidationError, ValueError, IntegrityError) as wrong:
            raise CommandError(wrong) from None
        self.stdout.write(printed)
