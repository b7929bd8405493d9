"""What somebody told about themselves before a conversation, and may put right."""

from typing import Any

from counselling.conversation.rules import AgeBand, Gender, IAm, Mood, Overlooked, Topic

CHOICES = {
    "topic": Topic,
    "age_band": AgeBand,
    "i_am": IAm,
    "gender": Gender,
    "mood": Mood,
    "overlooked": Overlooked,
}


def is_known(told: Any) -> bool:
    """Tell whether each answer is one that can be chosen, or none."""
    given = ((getattr(told, trait), choices) for trait, choices in CHOICES.items())
    return all(value in ("", None) or value in choices.values for value, choices in given)


def changed(before: Any, told: Any) -> list[str]:
    """Return which answers are others than before."""
    return [trait for trait in CHOICES if getattr(before, trait) != getattr(told, trait)]
