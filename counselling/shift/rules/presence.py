"""How long being there lasts, and the words for it."""

from datetime import timedelta

from counselling.shift.models.duty import Presence as Presence

#: A console that is silent that long counts as gone.
LEASE = timedelta(seconds=60)
#: After that long without a console a choice belongs to another evening.
CHOICE_STANDS = timedelta(minutes=15)
