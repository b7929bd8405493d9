"""What a conversation may be, without a database or a clock."""

import re
from datetime import timedelta
from hashlib import sha256

# Doors know the words of the tables from here.
from counselling.conversation.models.choices import SENDER_WORDS as SENDER_WORDS
from counselling.conversation.models.choices import AgeBand as AgeBand
from counselling.conversation.models.choices import EndedBy as EndedBy
from counselling.conversation.models.choices import Gender as Gender
from counselling.conversation.models.choices import IAm as IAm
from counselling.conversation.models.choices import Line as Line
from counselling.conversation.models.choices import Mood as Mood
from counselling.conversation.models.choices import Overlooked as Overlooked
from counselling.conversation.models.choices import Sender as Sender
from counselling.conversation.models.choices import Stars as Stars
from counselling.conversation.models.choices import State as State
from counselling.conversation.models.choices import Topic as Topic

STEPS: dict[State, frozenset[State]] = {
    State.WAITING: frozenset({State.ACTIVE, State.ENDED}),
    State.ACTIVE: frozenset({State.WAITING, State.ENDED}),
    State.ENDED: frozenset(),
}

#: How long somebody has to be here once it is their turn.
TURN = timedelta(minutes=3)
#: How long a visit counts as here before its first socket or poll.
FIRST_LEASE = timedelta(seconds=30)
#: Somebody who is silent that long, without frame, poll or page, is away.
LEASE = timedelta(seconds=60)
#: How long after the end the visit cookie still opens the visit.
COOKIE_AFTER_END = timedelta(minutes=30)
#: How long a counsellor may read their own conversation after its end.
OWN_TEXT = timedelta(days=7)

#: How many minutes a conversation takes, from the first reply; a rhythm, nothing ends by machine.
TALK_MINUTES = 45
#: How many minutes the counsellor's key adds.
EXTENSION_MINUTES = 15
#: A notice that stands last is said again only after so long.
NOTICE_AGAIN = timedelta(seconds=30)

#: A practice conversation is gone that long after it began.
PRACTICE_KEPT = timedelta(hours=2)

#: What a reply that is kept ready is called by, after the slash.
REPLY_CODE = re.compile(r"[a-z0-9][a-z0-9-]{0,19}")
REPLIES_MOST = 200

NICKNAME_LIMIT = 40
QUESTION_LIMIT = 1000
COMMENT_LIMIT = 1000
NOTE_LIMIT = 4000


def hash_of_token(token: str) -> str:
    """Return what the database knows of a visit cookie; its 256 random bits need no salt."""
    return sha256(token.encode()).hexdigest()
