"""What can be chosen in the sheet "Noodsituatie", and its limits."""

from typing import Any

from django.conf import settings

from counselling.emergency.rules import (
    FACTS_LIMIT,
    LINE_LIMIT,
    Acute,
    Discussed,
    Ground,
    Tried,
    Whom,
)


def emergency_choices() -> dict[str, Any]:
    """Return what the sheet's template shows."""
    return {
        # In one piece, also where a line breaks.
        "standby": settings.STANDBY_PHONE.replace(" ", "\u00a0"),
        "tel": tel_of(settings.STANDBY_PHONE),
        "facts_limit": FACTS_LIMIT,
        "line_limit": LINE_LIMIT,
        "whom": Whom.choices,
        "discussed": Discussed.choices,
        "ground": [choice for choice in Ground.choices if choice[0] != Ground.ORDER],
        "acute": Acute.choices,
        "tried": Tried.choices,
    }


def tel_of(number: str) -> str:
    """Return a number as a link to a telephone takes it."""
    return "".join(sign for sign in number if sign.isdigit() or sign == "+")
