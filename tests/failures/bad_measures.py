"""Frames about measures that nobody may send."""

import json
import uuid


def bad_measures(canary: str) -> dict[str, str]:
    """Return them, with a word in each that must come back nowhere."""
    return {
        "a measure nobody knows": json.dumps(
            {"type": "measure", "conversation": str(uuid.uuid4()), "kind": canary, "ground": "fake"}
        ),
        "a block of a year": json.dumps(
            {
                "type": "measure",
                "conversation": str(uuid.uuid4()),
                "kind": "block",
                "ground": "threat",
                "days": 365,
            }
        ),
        "somebody else's visit, stopped": json.dumps(
            {
                "type": "measure",
                "conversation": str(uuid.uuid4()),
                "kind": "end",
                "ground": "threat",
            }
        ),
        "a hint about nobody": json.dumps({"type": "hint", "conversation": canary}),
        "a hint about somebody else's visit": json.dumps(
            {"type": "hint", "conversation": str(uuid.uuid4())}
        ),
        "an approach of a novel's length": json.dumps(
            {"type": "approach", "conversation": str(uuid.uuid4()), "text": canary * 900}
        ),
        "a measure of nobody, taken back": json.dumps(
            {"type": "lift", "conversation": str(uuid.uuid4()), "measure": canary}
        ),
    }
