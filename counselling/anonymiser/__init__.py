"""Finds names and references to persons in a conversation, and takes them out.

Pure: no table, no network, no model; lists from one file, read at the first call. Offsets count
code points. A conversation is read as a whole, because a name that is told once is known
everywhere in it.

    talk = Talk((Said("visitor", "juf an zegt dat roos komt"),), lang="nl")
    found = find(talk, known=[Known("Amina", role="counsellor"), Known("zonnetje", role="visitor")])
    found.messages[0].redactions    # marks to apply: start, end, label, entity, why, role
    found.messages[0].suggestions   # marks to ask the reviewer about; never overlapping the others

    masked(texts, marks)            # the texts with [naam 1], [plaats 1], [hulpverlener], [chatter]
    leaks(texts, known)             # where something known still stands in any spelling

Marks with the same `entity` mean the same person or place; the number holds within one answer only.
`masked` takes any marks, so a reviewer's own, or found ones without the dismissed, may be given to it.
"""

from counselling.anonymiser.finding import find
from counselling.anonymiser.leaking import Leak, leaks
from counselling.anonymiser.masking import masked
from counselling.anonymiser.talk import (
    LABELS,
    REASONS,
    Found,
    Known,
    Label,
    Mark,
    Marked,
    Role,
    Said,
    Talk,
)

__all__ = [
    "LABELS",
    "REASONS",
    "Found",
    "Known",
    "Label",
    "Leak",
    "Mark",
    "Marked",
    "Role",
    "Said",
    "Talk",
    "find",
    "leaks",
    "masked",
]
