"""What a console is told of whoever leaves and comes back."""

from counselling.console.frames.together import Standing


class Leaving(Standing, kw_only=True):
    """When the visitor left in a hurry, and until when their words bring them back."""

    left_quickly_at: str | None
    back_until: str | None
