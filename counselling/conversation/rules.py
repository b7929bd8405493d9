"""What a conversation may be, without a database or a clock."""

import re
from collections.abc import Collection
from datetime import timedelta
from hashlib import sha256

# Doors know the words of the tables from here.
from counselling.conversation.models.choices import SENDER_WORDS as SENDER_WORDS
from counselling.conversation.models.choices import AgeBand as AgeBand
from counselling.conversation.models.choices import AskedFor as AskedFor
from counselling.conversation.models.choices import ConsentStep as ConsentStep
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
from counselling.conversation.models.registration import Level as Level
from counselling.conversation.models.registration import Referral as Referral
from counselling.conversation.models.theme import THEME_LIMIT as THEME_LIMIT

STEPS: dict[State, frozenset[State]] = {
    State.WAITING: frozenset({State.ACTIVE, State.ENDED}),
    State.ACTIVE: frozenset({State.WAITING, State.ENDED}),
    State.ENDED: frozenset(),
}

#: How long a colleague has to answer what they are asked.
ANSWER = timedelta(seconds=60)
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

#: How many themes a registration names at most.
THEMES_NAMED = 2
#: How many themes there are at most, those switched off included.
THEMES_MOST = 60
#: The one line of a registration.
REGISTRATION_LINE_LIMIT = 200

#: The theme that somebody's own choice before the conversation points to; only ever offered first.
THEME_OF_TOPIC = {
    Topic.FRIENDS: "peers",
    Topic.BULLYING: "bullying",
    Topic.HOME: "family",
    Topic.FEELINGS: "feelings",
    Topic.BODY: "body",
    Topic.LOVE: "love",
}
LEVEL_OF_AGE = {AgeBand.CHILD: Level.LAGER, AgeBand.TEEN: Level.FIRST}

NICKNAME_LIMIT = 40
QUESTION_LIMIT = 1000
COMMENT_LIMIT = 1000
NOTE_LIMIT = 4000
ASKING_LIMIT = 500
#: What would be passed on, and to whom.
CONSENT_LIMIT = 300
RECIPIENT_LIMIT = 120
#: How many questions one conversation can hold.
CONSENTS_MOST = 20

#: How a question stands is the last of these steps that was taken; passing on leaves it as it is.
CONSENT_ORDER = (
    ConsentStep.ASKED,
    ConsentStep.GIVEN,
    ConsentStep.REFUSED,
    ConsentStep.TAKEN_BACK,
    ConsentStep.WITHDRAWN,
)


def consent_stands(steps: Collection[str]) -> ConsentStep:
    """Return how a question stands after these steps, in whatever order they are given."""
    return max(
        (ConsentStep(step) for step in steps if step in CONSENT_ORDER), key=CONSENT_ORDER.index
    )


def hash_of_token(token: str) -> str:
    """Return what the database knows of a visit cookie; its 256 random bits need no salt."""
    return sha256(token.encode()).hexdigest()


def likely_who(*, i_am: str, age_band: str) -> str:
    """Return who somebody most likely is, by what they told; nothing where they told nothing."""
    if i_am:
        return i_am
    return IAm.PUPIL if age_band and age_band != AgeBand.ADULT else ""


def likely_level(*, age_band: str) -> str:
    """Return where somebody of that age goes to school, as far as one can know."""
    return LEVEL_OF_AGE.get(AgeBand(age_band), Level.UNKNOWN) if age_band else Level.UNKNOWN
