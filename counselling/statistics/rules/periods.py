"""When a month is published: alone, or together with the next ones."""

from counselling.statistics.rules.hiding import LEAST

#: Below so many visits nearly every row would be hidden.
LEAST_VISITS = 20
#: So many months are put together at most; what is older stays unpublished.
MOST_MONTHS = 6


def may_be_published(*, answered: int, unanswered: int) -> bool:
    """Tell whether these two numbers can stand on a page: they are in every table's total, so neither is ever hidden.

    Nobody at all may be told too.
    """
    numbers = (answered, unanswered)
    if not any(numbers):
        return True
    return sum(numbers) >= LEAST_VISITS and all(n == 0 or n >= LEAST for n in numbers)
