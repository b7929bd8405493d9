"""The first password of a new account."""

import secrets
from collections.abc import Collection

from accounts.actions import create_staff

#: Without what is read wrongly from paper: 0 and o, 1, i and l.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
GROUPS, GROUP_LENGTH = 5, 4


def invite_staff(*, username: str, display_name: str, roles: Collection[str]) -> str:
    """Make an account and return its first password; raises what `create_staff` raises."""
    password = "-".join(
        "".join(secrets.choice(LETTERS) for _ in range(GROUP_LENGTH)) for _ in range(GROUPS)
    )
    create_staff(username=username, display_name=display_name, roles=roles, password=password)
    return password
