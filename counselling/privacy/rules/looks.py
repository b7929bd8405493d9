"""Which deeds of staff a young person reads about in their own data."""

from collections.abc import Collection, Mapping

#: About an opened address, though they name no case.
ABOUT_AN_ADDRESS = frozenset({"seals_opened", "standby_card_tried"})
HELP_CALLED = "help_called"
#: Whoever was refused saw nothing.
REFUSED = "access_refused"


def is_shown(
    action: str, details: Mapping[str, str | int], *, released: Collection[int], discussed: str
) -> bool:
    """Tell whether a deed is shown: of an address only what was released, of help what was discussed.

    `discussed` is the word for a yes. Somebody else may look at the screen, who would learn who was called.
    """
    if action in ABOUT_AN_ADDRESS or action == REFUSED:
        return False
    if "request" in details:
        return details["request"] in released
    return action != HELP_CALLED or details.get("discussed") == discussed or bool(released)
