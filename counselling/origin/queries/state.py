"""Whether the chat can notice who comes often, and tell roughly from where."""

from dataclasses import dataclass

from counselling.origin import peppers, place


@dataclass(frozen=True)
class OriginState:
    """What is wrong, in a word each; nothing where all is well. The chat goes on in any case."""

    #: `missing`, `open`, `example`, `unreadable` or `not_written`.
    peppers: str
    #: `none` or `broken`.
    places: str


def state() -> OriginState:
    """Return what is wrong with the peppers and with the file of places."""
    return OriginState(peppers.trouble(), place.state())
