"""Where in the tables of a conversation each thing lies."""

from counselling.conversation.models import (
    Asking,
    CannedReply,
    ConsentEntry,
    Conversation,
    Feedback,
    Message,
    Note,
    Registration,
    Theme,
)
from counselling.conversation.personal_data.choices import (
    CONSENT,
    LEARNING,
    STATEMENT_SEEN,
    YOUR_CHOICES,
)
from counselling.conversation.personal_data.kept import (
    COOKIE,
    FEEDBACK,
    NICKNAME,
    NOTES,
    REGISTRATION,
    REPLIES,
    RUNNING,
    TALK,
    THEMES,
    TIMES,
    TOLD,
    WHO_HELPED,
)
from counselling.core.register import Copied, Form, NotCopied, columns

STARTED = Copied("start.*", provided=True)
STAFF_ALONE = NotCopied.OF_STAFF

REGISTER = [
    *columns(Conversation, "nickname", NICKNAME, form=Form.TYPED, copy=STARTED),
    *columns(Conversation, "question", TOLD, form=Form.TYPED, copy=STARTED),
    *columns(Conversation, "topic age_band i_am gender mood overlooked", TOLD, copy=STARTED),
    *columns(
        Conversation,
        "state opened_at taken_at came_at ended_at ended_by",
        TIMES,
        copy=Copied("visit.*"),
    ),
    *columns(Conversation, "language", TIMES, form=Form.WORD, copy=Copied("visit.*")),
    *columns(
        Conversation, "turn_until orphaned_at extra_minutes paused_until left_quickly_at", TIMES
    ),
    *columns(Conversation, "counsellor colleague", WHO_HELPED, copy=Copied("visit.*")),
    *columns(Conversation, "visit_hash", COOKIE, form=Form.HASH, copy=NotCopied.LOCK),
    *columns(Conversation, "wrapped_key", RUNNING, form=Form.KEY, copy=NotCopied.LOCK),
    *columns(
        Conversation,
        "id key_day practice last_seq visitor_seen counsellor_seen visitor_until tab",
        RUNNING,
    ),
    *columns(Conversation, "key_purpose", RUNNING, form=Form.WORD),
    *columns(
        Conversation,
        "hidden_at restricted_at objected_at held_until",
        YOUR_CHOICES,
        copy=Copied("choices.*"),
    ),
    *columns(Conversation, "may_learn", LEARNING, copy=Copied("choices.*")),
    *columns(Conversation, "statement", STATEMENT_SEEN, form=Form.WORD, copy=Copied("visit.*")),
    *columns(ConsentEntry, "body", CONSENT, form=Form.TYPED, copy=Copied("consents[].*")),
    *columns(ConsentEntry, "consent step at", CONSENT, copy=Copied("consents[].*")),
    *columns(ConsentEntry, "by", CONSENT, copy=STAFF_ALONE),
    *columns(ConsentEntry, "id conversation", CONSENT),
    *columns(Message, "body", TALK, form=Form.TYPED, copy=Copied("messages[].text", provided=True)),
    *columns(Message, "seq sender created_at", TALK, copy=Copied("messages[].*", provided=True)),
    *columns(Message, "id conversation client_id", TALK),
    *columns(Message, "author", WHO_HELPED, copy=Copied("messages[].by")),
    *columns(Asking, "note", WHO_HELPED, form=Form.TYPED, copy=NotCopied.AT_THE_DESK),
    *columns(Asking, "kind colleague", WHO_HELPED, copy=STAFF_ALONE),
    *columns(Asking, "conversation key answer_until", WHO_HELPED),
    *columns(Feedback, "stars mood given_at", FEEDBACK, copy=Copied("feedback.*", provided=True)),
    *columns(
        Feedback, "comment", FEEDBACK, form=Form.TYPED, copy=Copied("feedback.*", provided=True)
    ),
    *columns(Feedback, "conversation", FEEDBACK),
    *columns(Note, "body", NOTES, form=Form.TYPED, copy=NotCopied.AT_THE_DESK),
    *columns(Note, "author", NOTES, copy=STAFF_ALONE),
    *columns(Note, "id conversation created_at", NOTES),
    *columns(
        Registration,
        "who level theme second_theme referral serious saved_at",
        REGISTRATION,
        copy=Copied("registration.*"),
    ),
    *columns(Registration, "line draft", REGISTRATION, form=Form.TYPED, copy=NotCopied.AT_THE_DESK),
    *columns(Registration, "author", REGISTRATION, copy=STAFF_ALONE),
    *columns(Registration, "conversation", REGISTRATION),
    *columns(CannedReply, "id owner", REPLIES, copy=NotCopied.NOT_OF_VISITOR),
    *columns(CannedReply, "code", REPLIES, form=Form.WORD, copy=NotCopied.NOT_OF_VISITOR),
    *columns(CannedReply, "body", REPLIES, form=Form.TYPED, copy=NotCopied.NOT_OF_VISITOR),
    *columns(Theme, "id place shown", THEMES, copy=NotCopied.NOT_OF_VISITOR),
    *columns(
        Theme, "key name_nl name_fr name_en", THEMES, form=Form.OPEN, copy=NotCopied.NOT_OF_VISITOR
    ),
]
