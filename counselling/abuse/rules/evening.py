"""What a measure has to know of tonight; the hours are a floor above, so they are handed in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Evening:
    """When tonight is over, and from when on somebody can come again after a moment."""

    ends_at: datetime
    opens_after: Callable[[datetime], datetime]
