"""Makes another field key and seals anew what staff typed outside conversations; the service may run."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from counselling.privacy.actions.rotating import rotate_field_key


class Command(BaseCommand):
    """The other keys rotate by themselves, by a page, or not: docs/keys.md."""

    help = __doc__ or ""

    def handle(self, *args: Any, **options: Any) -> None:
        rotated = rotate_field_key()
        self.stdout.write(f"{rotated.sealed} texts sealed anew under another field key.")
        if rotated.unreadable:
            raise CommandError(f"{rotated.unreadable} texts open under no key: docs/keys.md.")
