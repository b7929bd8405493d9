"""Frames for the start of a shift."""

from counselling.console.frames.base import Incoming


class Practise(Incoming, tag="practise"):
    """Give me a practice conversation, with a scripted visitor."""
