"""Patterns that are compiled when they first seek: a process that takes nothing out compiles none of them."""

import re
from functools import partial
from typing import cast

from django.utils.functional import SimpleLazyObject


def seeker(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return what `re.compile` would, with every method of it."""
    return cast("re.Pattern[str]", SimpleLazyObject(partial(re.compile, pattern, flags)))
