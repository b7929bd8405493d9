"""Bad frames about emergencies."""

import json
import uuid


def emergencies(canary: str) -> dict[str, str]:
    """Return each under what is wrong with it; `canary` is what must come out nowhere."""
    somebody_else = str(uuid.uuid4())
    case = {
        "type": "emergency_ask", "id": str(uuid.uuid4()), "conversation": somebody_else,
        "ground": "self", "acute": "now", "facts": canary, "whom": "112", "discussed": "yes",
        "tried": ["nothing"],
    }  # fmt: skip
    call = {
        "type": "help_called", "id": str(uuid.uuid4()), "conversation": somebody_else,
        "whom": "112", "said": canary, "discussed": "yes",
    }  # fmt: skip
    frames = {
        "help called for somebody else's young person": call,
        "the address of somebody else's young person": case,
        "an address wanted with a message beyond all numbers": {**case, "messages": [10**30]},
        "an address wanted with a thousand things tried": {**case, "tried": [canary] * 1000},
        "an address wanted on a ground of one's own": {**case, "ground": canary},
        "a request of nobody withdrawn": {
            "type": "emergency_withdraw", "conversation": somebody_else, "number": 2**31 - 1,
        },
        "somebody else's emergency": {"type": "emergency", "conversation": somebody_else},
    }  # fmt: skip
    return {name: json.dumps(frame) for name, frame in frames.items()}
