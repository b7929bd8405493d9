"""What somebody told at the start goes with the words of the conversation, before the conversation does."""

from datetime import datetime
from typing import Any, Self

from django.db import models

from counselling.conversation.models.visible import is_part_kept
from counselling.core.lifetimes import goes_first

#: What somebody told at the start, and how it stands once that goes, with everything that was written.
TOLD: dict[str, bytes | str | None] = {
    "question": b"",
    "topic": "",
    "age_band": "",
    "i_am": "",
    "gender": "",
    "mood": None,
    "overlooked": "",
}


class ForgetsTold(models.Model):
    """A row that is read without what was told at the start, once that is too old, swept or not."""

    ended_at: datetime | None
    held_until: datetime | None

    class Meta:
        abstract = True

    @classmethod
    def from_db(cls, *read: Any, **how: Any) -> Self:
        """Make a row as it is read."""
        row = super().from_db(*read, **how)
        if goes_first("TEXT_DAYS"):
            row.forget_told()
        return row

    def forget_told(self) -> None:
        """Empty what was told at the start, once that is too old."""
        if not is_part_kept(self, "TEXT_DAYS"):
            for column, emptied in TOLD.items():
                setattr(self, column, emptied)
