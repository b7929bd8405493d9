"""Makes a new key pair for the same holders."""

from typing import Any

from counselling.management.holding import HolderCommand
from counselling.origin.actions.pair import rotate


class Command(HolderCommand):
    """A present holder types their words; everybody keeps theirs."""

    help = __doc__ or ""
    people = ("actor_id", "present_id")

    def do(self, **asked: Any) -> None:
        rotate(**asked)
