"""Makes one more supervisor a holder of the key."""

from typing import Any

from counselling.management.holding import HolderCommand
from counselling.origin.actions.pair import add_holder


class Command(HolderCommand):
    """A present holder types their words; the new holder's are printed once."""

    help = __doc__ or ""
    people = ("actor_id", "holder_id", "present_id")

    def do(self, **asked: Any) -> str | None:
        return add_holder(**asked)
