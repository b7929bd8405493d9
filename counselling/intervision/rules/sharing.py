"""What a transcript may say about whose it was: only what at least five conversations share.

Coarser in this order, until five share what is left: first the quarter becomes its year, then no time at all;
then the theme goes, and the quarter is tried again; the age band goes last. Counted are all conversations that
were answered and are over, released or not, because a reader may know of any of them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

SHARED_LEAST = 5
YEAR_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Traits:
    """What is told of a conversation; empty where it is not."""

    age_band: str = ""
    theme: int | None = None
    #: "2026-4", or "2026".
    quarter: str = ""

    def holds_for(self, other: "Traits") -> bool:
        """Tell whether these are true of a conversation with the traits of `other`."""
        return (
            self.age_band in ("", other.age_band)
            and self.theme in (None, other.theme)
            and self.quarter in ("", other.quarter, other.quarter[:YEAR_DIGITS])
        )


def shared(own: Traits, counted: Mapping[Traits, int]) -> Traits:
    """Return of a conversation's traits what enough conversations share."""
    for told in _coarser(own):
        sharing = sum(count for other, count in counted.items() if told.holds_for(other))
        if sharing >= SHARED_LEAST:
            return told
    return Traits()


def _coarser(own: Traits) -> Iterator[Traits]:
    for age_band in dict.fromkeys((own.age_band, "")):
        for theme in dict.fromkeys((own.theme, None)):
            for quarter in dict.fromkeys((own.quarter, own.quarter[:YEAR_DIGITS], "")):
                yield replace(own, age_band=age_band, theme=theme, quarter=quarter)
