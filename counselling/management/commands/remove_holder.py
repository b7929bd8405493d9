"""Lets somebody open sealed addresses no more."""

from typing import Any

from counselling.management.holding import HolderCommand
from counselling.origin.actions.pair import remove_holder


class Command(HolderCommand):
    """A present holder types their words; from now on a new pair is sealed to."""

    help = __doc__ or ""
    people = ("actor_id", "holder_id", "present_id")

    def do(self, **asked: Any) -> None:
        remove_holder(**asked)
