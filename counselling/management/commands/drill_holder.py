"""Lets a holder show that their words open."""

from typing import Any

from counselling.management.holding import HolderCommand
from counselling.origin.actions.words import drill


class Command(HolderCommand):
    """Opens a seal that holds nobody's address."""

    help = __doc__ or ""
    people = ("staff_id",)

    def do(self, **asked: Any) -> None:
        drill(**asked)
