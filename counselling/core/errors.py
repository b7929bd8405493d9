"""The one way in which a verb says a kind no."""


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """Somebody asked for something that cannot be; `reason` is the protocol's word for why."""

    def __init__(self, reason: str, **details: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.details = details


class KeyMissing(Exception):  # noqa: N818 - said about a key, in the words of the operator's guide
    """A key that a stored text needs is not in the key folder (any more)."""


class TextTampered(Exception):  # noqa: N818 - what happened, in one word
    """A stored text does not belong to the row it was found in, or was changed."""
