"""When somebody's own number may stand beside that of all."""

from counselling.statistics.rules.hiding import LEAST

#: So many had conversations: the one who reads, and two whose numbers nobody can tell apart.
LEAST_PEOPLE = 3


def may_stand_beside(*, people: int, own: int, together: int) -> bool:
    """Tell whether taking one's own from the number of all leaves neither a colleague's number nor a small one."""
    return people >= LEAST_PEOPLE and together - own >= LEAST
