"""A token bucket: how much somebody may send, in bursts and in the long run."""


class Bucket:
    """Holds at most `burst` tokens and gains `rate` a second; where either is 0, everything gets through."""

    __slots__ = ("_at", "_burst", "_left", "_rate")

    def __init__(self, *, burst: int, rate: float) -> None:
        self._burst = burst
        self._rate = rate
        self._left = float(burst)
        self._at = 0.0

    def take(self, now: float) -> bool:
        """Take a token at the moment `now` (seconds of a steady clock); false when none is left."""
        if not self._burst or not self._rate:
            return True
        self._left = min(self._burst, self._left + (now - self._at) * self._rate)
        self._at = now
        if self._left < 1:
            return False
        self._left -= 1
        return True
