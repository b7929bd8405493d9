"""The words that the tables store."""

from enum import IntEnum, StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Where a visit stands."""

    WAITING = "waiting"
    ACTIVE = "active"
    ENDED = "ended"


class Sender(IntEnum):
    """Who wrote a message; stored as a number, named as the protocol names it."""

    SYSTEM = 0
    VISITOR = 1
    COUNSELLOR = 2

    @property
    def word(self) -> str:
        """The protocol's word."""
        return SENDER_WORDS[self]


#: By number; a list, because every line of every conversation asks.
SENDER_WORDS = ("system", "visitor", "counsellor")


class EndedBy(models.TextChoices):
    """Who ended a conversation; `closed` is the door closing on somebody who waited."""

    VISITOR = "visitor"
    COUNSELLOR = "counsellor"
    CLOSED = "closed"


class AskedFor(models.TextChoices):
    """What a colleague is asked for."""

    TAKE_ON = "take_on"
    JOIN = "join"


class ConsentStep(models.TextChoices):
    """What can happen to a question whether something may be passed on."""

    ASKED = "asked"
    GIVEN = "given"
    REFUSED = "refused"
    TAKEN_BACK = "taken_back"
    WITHDRAWN = "withdrawn"
    SHARED = "shared"


class Line(StrEnum):
    """What a system line says; its words are the reader's language's."""

    JOINED = "joined"
    NOBODY_CAME = "nobody_came"
    TAKEN_OVER = "taken_over"
    HANDED_ON = "handed_on"
    ENDED = "ended"
    STILL_THERE = "still_there"
    TEN_MINUTES = "ten_minutes"
    HAND_OVER_ASKED = "hand_over_asked"
    HAND_OVER_WITHDRAWN = "hand_over_withdrawn"
    HANDED_OVER = "handed_over"
    COLLEAGUE_CANNOT = "colleague_cannot"
    COLLEAGUE_MISSED = "colleague_missed"
    JOIN_AGREED = "join_agreed"
    JOIN_REFUSED = "join_refused"
    JOIN_WITHDRAWN = "join_withdrawn"
    COLLEAGUE_JOINED = "colleague_joined"
    COLLEAGUE_LEFT = "colleague_left"
    PASSED_ON = "passed_on"
    KIND_WARNING = "kind_warning"
    PAUSED = "paused"
    PAUSE_OVER = "pause_over"
    SLOW_LANE = "slow_lane"
    STOPPED = "stopped"
    BLOCKED = "blocked"
    CONSENT_ASKED = "consent_asked"
    CONSENT_GIVEN = "consent_given"
    CONSENT_REFUSED = "consent_refused"
    CONSENT_TAKEN_BACK = "consent_taken_back"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    CONSENT_SHARED = "consent_shared"


class AgeBand(models.TextChoices):
    """How old somebody says to be."""

    CHILD = "8-11", _("8 tot 11 jaar")
    TEEN = "12-14", _("12 tot 14 jaar")
    OLDER_TEEN = "15-17", _("15 tot 17 jaar")
    YOUNG_ADULT = "18-20", _("18 tot 20 jaar")
    ADULT = "21+", _("21 jaar of ouder")


class Topic(models.TextChoices):
    """What somebody wants to talk about."""

    SCHOOL = "school", _("School")
    FRIENDS = "friends", _("Vrienden")
    BULLYING = "bullying", _("Pesten")
    HOME = "home", _("Thuis")
    FEELINGS = "feelings", _("Hoe ik me voel")
    BODY = "body", _("Mijn lichaam")
    LOVE = "love", _("Liefde en seks")
    OTHER = "other", _("Iets anders")


class IAm(models.TextChoices):
    """Who somebody says to be."""

    PUPIL = "pupil", _("Leerling")
    PARENT = "parent", _("Ouder")
    TEACHER = "teacher", _("Leraar")
    OTHER = "other", _("Iemand anders")


class Gender(models.TextChoices):
    """What somebody calls themselves."""

    GIRL = "girl", _("Meisje")
    BOY = "boy", _("Jongen")
    OTHER = "other", _("Anders")


class Mood(models.IntegerChoices):
    """How somebody feels, on the same scale before and after."""

    VERY_BAD = 1, _("Heel slecht")
    BAD = 2, _("Slecht")
    OKAY = 3, _("Gaat wel")
    GOOD = 4, _("Goed")
    VERY_GOOD = 5, _("Heel goed")


class Stars(models.IntegerChoices):
    """How good somebody found the conversation."""

    ONE = 1, _("Heel slecht")
    TWO = 2, _("Niet goed")
    THREE = 3, _("Gaat wel")
    FOUR = 4, _("Goed")
    FIVE = 5, _("Heel goed")


class Overlooked(models.TextChoices):
    """Whether somebody can look at the screen."""

    YES = "yes", _("Ja")
    NO = "no", _("Nee")
    UNSURE = "unsure", _("Dat weet ik niet")
