"""Codes with which somebody without a name proves what is theirs: 16 digits, of which a keyed hash is kept."""

import secrets
from enum import StrEnum

from counselling.core.crypto import keyed_hash

DIGITS = 16
#: Where a new group begins. Phones, cards and accounts are written in twos, threes and fours.
GROUPS = (5, 11)
#: Nothing longer is looked at.
LONGEST = 100


class Purpose(StrEnum):
    """What a code opens; the code of one purpose means nothing for another."""

    CONVERSATION = "conversation code"
    PICK_UP = "pick-up code"


def make_code() -> str:
    """Make a code, as it is shown once: "48213-806471-29350"; it begins with no 0, as phone numbers do."""
    first = 10 ** (DIGITS - 1)
    return written(str(first + secrets.randbelow(9 * first)))


def code_of(secret: str) -> str:
    """Return the one code that always belongs to this secret, which only its holder and this server can make."""
    first = 10 ** (DIGITS - 1)
    return written(str(first + int(keyed_hash("code", secret), 16) % (9 * first)))


def written(digits: str) -> str:
    """Return the digits of a code in its groups."""
    one, two = GROUPS
    return f"{digits[:one]}-{digits[one:two]}-{digits[two:]}"


def meant_code(typed: str) -> str:
    """Return the 16 digits that somebody meant, whatever stands between them, or an empty text."""
    digits = "".join(str(int(sign)) for sign in typed[:LONGEST] if sign.isdecimal())
    return digits if len(digits) == DIGITS else ""


def hash_of_code(purpose: Purpose, typed: str) -> str:
    """Return what is kept of a code and looked up for a typed one.

    What cannot be a code is hashed all the same, to what no code has: it takes as long as a wrong one.
    """
    return keyed_hash(purpose.value, meant_code(typed))
