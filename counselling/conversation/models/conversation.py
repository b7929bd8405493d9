"""One visit, from joining the queue to its end."""

from datetime import date
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from counselling.conversation.models.choices import (
    AgeBand,
    EndedBy,
    Gender,
    IAm,
    Mood,
    Overlooked,
    State,
    Topic,
)
from counselling.conversation.models.places import place_of_column
from counselling.conversation.models.told import ForgetsTold
from counselling.conversation.models.visible import Visible
from counselling.core.crypto import DataKey
from counselling.core.keys import RingName


class Conversation(ForgetsTold):
    """A visit is a conversation: the row exists from the moment somebody joins the queue."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    #: SHA-256 of the visit cookie, in hexadecimal; emptied when the cookie dies.
    visit_hash = models.CharField(max_length=64, null=True, unique=True)  # noqa: DJ001 - unique, so not ''
    language = models.CharField(max_length=2)

    #: The texts' own key, wrapped under the key of the day the visit began.
    wrapped_key = models.BinaryField()
    key_day = models.DateField()
    #: What that day's key is for; empty for a day's conversations, and another for one that is held.
    key_purpose = models.CharField(max_length=48, blank=True, default="")
    nickname = models.BinaryField()
    question = models.BinaryField()

    topic = models.CharField(max_length=16, choices=Topic.choices, blank=True)
    age_band = models.CharField(max_length=8, choices=AgeBand.choices, blank=True)
    i_am = models.CharField(max_length=8, choices=IAm.choices, blank=True)
    gender = models.CharField(max_length=8, choices=Gender.choices, blank=True)
    mood = models.PositiveSmallIntegerField(choices=Mood.choices, null=True)
    overlooked = models.CharField(max_length=8, choices=Overlooked.choices, blank=True)

    counsellor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="conversations"
    )
    #: Somebody who was asked in and joined: talks along, without the conversation being theirs.
    colleague = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="joined_conversations",
        db_index=False,
    )
    opened_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True)
    #: While set: the visitor is called, and has until then to be here.
    turn_until = models.DateTimeField(null=True)
    #: When the visitor answered the call; empty when nobody came.
    came_at = models.DateTimeField(null=True)
    #: Since when the counsellor of an active conversation has been gone.
    orphaned_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=12, choices=EndedBy.choices, blank=True)
    #: By how much the counsellor made the conversation longer than usual.
    extra_minutes = models.PositiveSmallIntegerField(default=0)
    #: Until when the visitor may not write, because the counsellor asked for a pause.
    paused_until = models.DateTimeField(null=True)

    #: When its erasure was asked: nobody meets it from then on, and it goes once nothing holds it.
    hidden_at = models.DateTimeField(null=True)
    #: When the young person asked that it is only kept: nobody meets it, and nothing keeps it longer.
    restricted_at = models.DateTimeField(null=True)
    #: When the young person objected: to be learned from, and to being counted among frequent visitors.
    objected_at = models.DateTimeField(null=True)
    #: A court or a claim keeps it until then, longer than it may be kept otherwise.
    held_until = models.DateTimeField(null=True)

    #: Whether may be learned from it, with every name taken out; empty while nobody said: then the statement decides.
    may_learn = models.BooleanField(null=True)
    #: The version of the privacy statement that stood when the visit began.
    statement = models.CharField(max_length=10, blank=True)

    #: A counsellor tries the console out with a scripted visitor: in no line, count or statistic.
    practice = models.BooleanField(default=False)

    last_seq = models.PositiveIntegerField(default=0)
    visitor_seen = models.PositiveIntegerField(default=0)
    counsellor_seen = models.PositiveIntegerField(default=0)
    #: Lease: until then the visitor counts as here.
    visitor_until = models.DateTimeField()
    #: Since when somebody who talked is away because they left in a hurry; empty once they are back.
    left_quickly_at = models.DateTimeField(null=True)
    #: Which of the visitor's tabs is the present one; each `hello` raises it.
    tab = models.PositiveIntegerField(default=0)

    objects = Visible()
    #: All there are, for the sweep, for holds and for whoever asks for what is their own.
    everything = models.Manager["Conversation"]()

    class Meta:
        app_label = "counselling"
        indexes = [
            models.Index(fields=["state", "opened_at"], name="conversation_by_state"),
            models.Index(fields=["counsellor", "state"], name="conversation_of_staff"),
            # Nearly no conversation has a colleague in it.
            models.Index(
                fields=["colleague"],
                name="conversation_of_colleague",
                condition=Q(colleague__isnull=False),
            ),
            # The last ones to end, and the few whose cookie still lives: both are asked for all the time.
            models.Index(fields=["ended_at"], name="conversation_by_end"),
            models.Index(fields=["key_day"], name="conversation_by_key"),
            models.Index(
                fields=["ended_at"],
                name="conversation_with_cookie",
                condition=Q(visit_hash__isnull=False, ended_at__isnull=False),
            ),
            models.Index(
                fields=["taken_at"], name="conversation_practised", condition=Q(practice=True)
            ),
            # Looked for every few seconds, and nearly never there.
            models.Index(
                fields=["hidden_at"],
                name="conversation_hidden",
                condition=Q(hidden_at__isnull=False),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="conversation_active_has_counsellor",
                condition=~Q(state=State.ACTIVE) | Q(counsellor__isnull=False),
            ),
            models.CheckConstraint(
                name="conversation_waiting_has_none",
                condition=~Q(state=State.WAITING)
                | Q(counsellor__isnull=True, colleague__isnull=True),
            ),
            models.CheckConstraint(
                name="conversation_colleague_is_another",
                condition=Q(colleague__isnull=True) | ~Q(colleague=F("counsellor")),
            ),
            models.CheckConstraint(
                name="conversation_ended_has_time",
                condition=Q(state=State.ENDED, ended_at__isnull=False)
                | (~Q(state=State.ENDED) & Q(ended_at__isnull=True)),
            ),
            models.CheckConstraint(
                name="conversation_seen_not_ahead",
                condition=Q(visitor_seen__lte=F("last_seq"))
                & Q(counsellor_seen__lte=F("last_seq")),
            ),
            models.UniqueConstraint(
                name="conversation_one_practice_each",
                fields=["counsellor"],
                condition=Q(practice=True, state=State.ACTIVE),
            ),
        ]

    def __str__(self) -> str:
        return f"conversation {self.id}"

    @property
    def ring_name(self) -> RingName:
        """The key of the ring under which this conversation's own key is wrapped."""
        return RingName(self.key_day, self.key_purpose)

    def new_key(self, day: date) -> DataKey:
        """Make this conversation's key and keep it wrapped under the key of `day`."""
        key = DataKey.make()
        self.wrap_key(key, day)
        return key

    def wrap_key(self, key: DataKey, day: date, purpose: str = "") -> None:
        """Keep this conversation's key wrapped under the key of a day, or of a day's own purpose."""
        self.key_day, self.key_purpose = day, purpose
        self.wrapped_key = key.wrap(day=day, owner=str(self.id), purpose=purpose)

    def data_key(self) -> DataKey:
        """Return this conversation's key; raises `KeyMissing` once its day is gone."""
        wrapped, owner = bytes(self.wrapped_key), str(self.id)
        return DataKey.unwrap(wrapped, day=self.key_day, owner=owner, purpose=self.key_purpose)

    def seal(self, column: str, text: str, row: str = "") -> bytes:
        """Seal a text for one of this conversation's columns."""
        return self.data_key().seal(text, place_of_column(self.id, column, row))

    def read(self, column: str, sealed: Any, row: str = "") -> str:
        """Open a text of one of this conversation's columns; one that was emptied is an empty text."""
        place = place_of_column(self.id, column, row)
        return self.data_key().open(bytes(sealed), place) if sealed else ""
