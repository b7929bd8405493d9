"""The words around a word that make it more, or less, of a name.

Each cue gives points. What they mean together is weighed in `weighing.py`: points are added to
those of the word itself, so that a rare word needs more than a listed name.
"""

from collections.abc import Iterator

from counselling.anonymiser.people.cue import Cue
from counselling.anonymiser.people.cues_after import AFTER
from counselling.anonymiser.people.cues_before import BEFORE
from counselling.anonymiser.people.cues_beside import BESIDE
from counselling.anonymiser.people.cues_named import NAMED
from counselling.anonymiser.people.spots import Spot


def cues(spot: Spot) -> Iterator[Cue]:
    """Give every cue at this spot."""
    for look in (*BEFORE, *AFTER, *BESIDE, *NAMED):
        cue = look(spot)
        if cue is not None:
            yield cue
