"""Makes the key pair to which addresses are sealed."""

from typing import Any

from counselling.management.holding import HolderCommand
from counselling.origin.actions.pair import make_pair


class Command(HolderCommand):
    """Prints the first holder's seven words: for their eyes alone, on paper alone."""

    help = __doc__ or ""
    people = ("actor_id", "holder_id")
    asks_words = False

    def do(self, **asked: Any) -> str | None:
        return make_pair(**asked)
