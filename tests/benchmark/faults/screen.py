"""What one person sees of a conversation: messages in the order of their numbers, each once."""

import msgspec


class Line(msgspec.Struct):
    """A numbered line as it travels; system lines too."""

    seq: int
    id: str = ""


class Screen:
    """The page's own rule: show the next number, drop what was shown, ask when one is missing."""

    def __init__(self) -> None:
        self.shown: list[str] = []
        self.contradictions = 0
        self._early: dict[int, str] = {}

    @property
    def last_seq(self) -> int:
        """The number up to which nothing is missing."""
        return len(self.shown)

    @property
    def has_gap(self) -> bool:
        """Whether a later line arrived before one that is still missing."""
        return bool(self._early)

    def take(self, seq: int, line_id: str) -> None:
        """Take in a pushed, acknowledged or resumed line."""
        known = self.shown[seq - 1] if seq <= self.last_seq else self._early.get(seq)
        if known is not None:
            self.contradictions += known != line_id
            return
        self._early[seq] = line_id
        while (following := self._early.pop(self.last_seq + 1, None)) is not None:
            self.shown.append(following)
