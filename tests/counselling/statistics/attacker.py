"""Somebody who has every published number, a sheet of paper and all the time in the world.

They know which numbers are sums of which others, that nothing is below nothing, and that people are whole. They
solve the sums exactly, in fractions, and narrow down what is left until nothing gets any narrower.
"""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from math import lcm

#: A published number: of which period, in which table, in which row.
Cell = tuple[str, str, str]
#: How often each number stands in a sum; together they are nothing.
Sum = Mapping[Cell, int]
Equation = tuple[dict[Cell, Fraction], Fraction]
WholeEquation = tuple[dict[Cell, int], int]
ROUNDS = 40


def worked_out(sums: Iterable[Sum], known: Mapping[Cell, int]) -> dict[Cell, int]:
    """Return every number that was not published, and that only one value fits."""
    return {
        name: least for name, (least, most) in narrowed_down(sums, known).items() if least == most
    }


def narrowed_down(
    sums: Iterable[Sum], known: Mapping[Cell, int]
) -> dict[Cell, tuple[int, int | None]]:
    """Return between which two values every number lies that was not published; some have no end."""
    equations = [equation for one in sums if (equation := _with(known, one))[0]]
    return {
        name: limits
        for together in _apart(equations)
        for name, limits in _narrowed_down(together).items()
    }


def _apart(equations: list[Equation]) -> list[list[Equation]]:
    """Put those together that have a number in common, whether directly or through others."""
    of_name: dict[Cell, list[Equation]] = {}
    for equation in equations:
        groups = {id(of_name[name]): of_name[name] for name in equation[0] if name in of_name}
        together = [equation, *(one for group in groups.values() for one in group)]
        of_name |= dict.fromkeys((name for one in together for name in one[0]), together)
    return list({id(group): group for group in of_name.values()}.values())


def _narrowed_down(equations: list[Equation]) -> dict[Cell, tuple[int, int | None]]:
    solved = [_whole(equation) for equation in (*equations, *_solved(equations))]
    unknown = {name for terms, _ in equations for name in terms}
    least, most = dict.fromkeys(unknown, 0), dict[Cell, int]()
    for _ in range(ROUNDS):
        before = (dict(least), dict(most))
        for equation in solved:
            _narrow(equation, least, most)
        if (least, most) == before:
            break
    return {name: (least[name], most.get(name)) for name in unknown}


def _with(known: Mapping[Cell, int], one: Sum) -> Equation:
    terms = {name: Fraction(times) for name, times in one.items() if name not in known and times}
    rest = sum(times * known[name] for name, times in one.items() if name in known)
    return terms, Fraction(-rest)


def _solved(equations: list[Equation]) -> Iterator[Equation]:
    """Bring the equations into the form in which each is the only one with its first number."""
    done: dict[Cell, Equation] = {}
    for equation in equations:
        terms, value = _without(done, equation)
        if not terms:
            continue
        first = next(iter(terms))
        times = terms[first]
        fresh = ({name: count / times for name, count in terms.items()}, value / times)
        done = {name: _less(old, fresh, first) for name, old in done.items()}
        done[first] = fresh
    yield from done.values()


def _without(done: dict[Cell, Equation], equation: Equation) -> Equation:
    for name in list(equation[0]):
        if name in done:
            equation = _less(equation, done[name], name)
    return equation


def _less(equation: Equation, other: Equation, name: Cell) -> Equation:
    times = equation[0].get(name)
    if not times:
        return equation
    terms = dict(equation[0])
    for its, count in other[0].items():
        terms[its] = terms.get(its, Fraction()) - times * count
    return {its: count for its, count in terms.items() if count}, equation[1] - times * other[1]


def _whole(equation: Equation) -> WholeEquation:
    """Multiply by what leaves no fractions: it says the same, and is narrowed down many times."""
    terms, value = equation
    times = lcm(value.denominator, *(count.denominator for count in terms.values()))
    return {name: int(count * times) for name, count in terms.items()}, int(value * times)


def _narrow(equation: WholeEquation, least: dict[Cell, int], most: dict[Cell, int]) -> None:
    terms, value = equation
    low, high = _Ends(terms, least, most), _Ends(terms, most, least)
    for name, times in terms.items():
        ends = (low.left(value, name), high.left(value, name))
        # What is taken away of a sum is largest where the others are smallest.
        top, bottom = ends if times > 0 else reversed(ends)
        if top is not None:
            most[name] = min(most.get(name, top // times), top // times)
        if bottom is not None:
            least[name] = max(least[name], -(-bottom // times))


class _Ends:
    """How small, or how large, each part of a sum may be; some have no end."""

    def __init__(
        self, terms: dict[Cell, int], limits: dict[Cell, int], opposite: dict[Cell, int]
    ) -> None:
        self.parts: dict[Cell, int] = {}
        for name, times in terms.items():
            limit = (limits if times > 0 else opposite).get(name)
            if limit is not None:
                self.parts[name] = times * limit
        self.endless = terms.keys() - self.parts.keys()
        self.together = sum(self.parts.values())

    def left(self, value: int, name: Cell) -> int | None:
        """Return what is left of a sum for one part, once all others are at their ends."""
        if self.endless - {name}:
            return None
        return value - self.together + self.parts.get(name, 0)
