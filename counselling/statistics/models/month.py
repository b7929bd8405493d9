"""A month that was counted, exactly: what figures are made of, read by no page."""

from django.conf import settings
from django.db import models


class Kind(models.TextChoices):
    """What is counted; the key of a count says which of its values, in the words of `rules.counting`."""

    #: How a visit went: everybody who joined the line is in exactly one.
    OUTCOME = "outcome"
    #: After how long somebody left the line.
    LEFT_AFTER = "left_after"
    #: When somebody joined the line: weekday (0 is Monday) and hour, "2-19".
    MOMENT = "moment"
    #: Those who could not even join, because the chat was full or had just closed.
    TURNED_AWAY = "turned_away"
    # The rest is counted of those who got an answer; each of them is in one value of a kind.
    #: How long it took until somebody took them.
    WAIT = "wait"
    #: From the first answer to the end.
    LENGTH = "length"
    #: `none` where none were given.
    STARS = "stars"
    #: How the mood changed; `none` where it was not told both before and after.
    MOOD = "mood"
    WHO = "who"
    LEVEL = "level"
    REFERRAL = "referral"
    #: The network of who talked with them.
    NETWORK = "network"
    #: By the number of the theme; a conversation may have two, or none.
    THEME = "theme"
    #: How many colleagues gave an answer; of networks alone, and with no key.
    PEOPLE = "people"


class FrozenMonth(models.Model):
    """A month that was counted: what is found of it afterwards changes nothing."""

    #: Its first day.
    month = models.DateField(primary_key=True)
    frozen_at = models.DateTimeField()

    class Meta:
        app_label = "counselling"

    def __str__(self) -> str:
        return f"frozen {self.month}"


class Count(models.Model):
    """How many visits of a month had something in common; gone once nothing is published from it any more."""

    month = models.ForeignKey(FrozenMonth, on_delete=models.PROTECT, related_name="counts")
    kind = models.CharField(max_length=14, choices=Kind.choices)
    key = models.CharField(max_length=20)
    count = models.PositiveIntegerField()

    class Meta:
        app_label = "counselling"

    def __str__(self) -> str:
        return f"{self.kind} {self.key}: {self.count}"


class NetworkCount(models.Model):
    """How many of those whom a network answered had something in common; gone together with the counts of all."""

    month = models.ForeignKey(FrozenMonth, on_delete=models.PROTECT, related_name="network_counts")
    #: The number of the network, or `none`.
    network = models.CharField(max_length=20)
    kind = models.CharField(max_length=14, choices=Kind.choices)
    key = models.CharField(max_length=20, blank=True)
    count = models.PositiveIntegerField()

    class Meta:
        app_label = "counselling"

    def __str__(self) -> str:
        return f"{self.network} {self.kind} {self.key}: {self.count}"


class OwnCount(models.Model):
    """How many conversations of a month were somebody's own, for that person alone."""

    month = models.ForeignKey(FrozenMonth, on_delete=models.PROTECT, related_name="own_counts")
    staff = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    #: How they went: the young person got an answer, or left before.
    outcome = models.CharField(max_length=20)
    count = models.PositiveIntegerField()

    class Meta:
        app_label = "counselling"

    def __str__(self) -> str:
        return f"{self.count} {self.outcome} of {self.staff_id}"
