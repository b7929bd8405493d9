"""How much one word looks like another. Pure."""

EXACT, BEGINS, HOLDS = 1.0, 0.9, 0.7
SLIPS = {1: 0.75, 2: 0.55}


def closeness_of(typed: str, word: str) -> float:
    """Return how much a word says that holds what was typed."""
    if typed == word:
        return EXACT
    if word.startswith(typed):
        return BEGINS
    return HOLDS if len(typed) > 2 else 0.0  # noqa: PLR2004 - two letters stand in every word


def closeness_with_slips(typed: str, word: str) -> float:
    """Return how much a word says that was meant, with a letter or two wrong; 0 for any other."""
    allowed = 2 if len(typed) > 6 else 1  # noqa: PLR2004 - one slip in a short word, two in a long one
    # Who is still typing has written the beginning of the word.
    slips = min(_slips(typed, word), *(_slips(typed, word[: len(typed) + more]) for more in (0, 1)))
    return SLIPS.get(slips, 0.0) if slips <= allowed else 0.0


def _slips(typed: str, word: str) -> int:
    """Count letters wrong, missing, too many, or two that changed places."""
    before: list[int] = []
    row = list(range(len(word) + 1))
    for i, letter in enumerate(typed, start=1):
        earlier, before, row = before, row, [i]
        for j, other in enumerate(word, start=1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == word[j - 2] and typed[i - 2] == other:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
    return row[-1]


def pairs_of(word: str) -> set[str]:
    """Return the pairs of letters that stand beside each other, with its beginning and end."""
    around = f"^{word}$"
    return {around[place : place + 2] for place in range(len(around) - 1)}
