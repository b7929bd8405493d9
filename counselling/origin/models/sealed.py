"""Sealed connections, the pairs they are sealed to, and who can open them."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.lookups import IsNull

from counselling.conversation.models import Conversation
from counselling.core import clock
from counselling.core.lifetimes import oldest_kept


class KeyPair(models.Model):
    """A pair of the organisation. Its private half is only in the copies of its holders."""

    #: The beginning of the public key's fingerprint.
    id = models.CharField(primary_key=True, max_length=32)
    public_key = models.BinaryField()
    made_at = models.DateTimeField()
    #: From when on nothing is sealed to it; it is deleted with its last seal.
    retired_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "counselling"
        constraints = [
            models.UniqueConstraint(
                IsNull(F("retired_at"), rhs=True),
                condition=Q(retired_at__isnull=True),
                name="one_pair_in_use",
            )
        ]

    def __str__(self) -> str:
        return f"pair {self.id}"


class Holder(models.Model):
    """Somebody who can open sealed connections: their own pair, its private half under seven words."""

    staff = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    public_key = models.BinaryField()
    wrapped_key = models.BinaryField()
    memory_mib = models.PositiveIntegerField()
    passes = models.PositiveSmallIntegerField()
    since = models.DateTimeField()
    #: When these words last opened something, in earnest or in a drill.
    drilled_at = models.DateTimeField(null=True)
    #: When the holder said that the words are lost.
    lost_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "counselling"

    def __str__(self) -> str:
        return f"holder {self.staff_id}"


class KeyCopy(models.Model):
    """The private half of a pair, sealed to one holder's own public key."""

    holder = models.ForeignKey(Holder, on_delete=models.CASCADE, related_name="copies")
    key = models.ForeignKey(KeyPair, on_delete=models.CASCADE, related_name="copies")
    sealed = models.BinaryField()

    class Meta:
        app_label = "counselling"
        constraints = [
            models.UniqueConstraint(fields=["holder", "key"], name="one_copy_for_each_holder")
        ]

    def __str__(self) -> str:
        return f"copy of {self.key_id} for {self.holder_id}"


class WordsTry(models.Model):
    """A try with a holder's words that is under way or was wrong, by whoever typed it."""

    holder = models.ForeignKey(Holder, on_delete=models.CASCADE, related_name="tries")
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        app_label = "counselling"

    def __str__(self) -> str:
        return f"try for {self.holder_id} by {self.actor_id}"


class Openable(models.Manager["SealedConnection"]):
    """Sealed connections that may still be opened."""

    def get_queryset(self) -> models.QuerySet["SealedConnection"]:
        """Leave out what is too old; a conversation that is held keeps its own."""
        now = clock.now()
        young = Q(at__gt=oldest_kept(now, "SEAL_DAYS"))
        return super().get_queryset().filter(young | Q(conversation__held_until__gt=now))


class SealedConnection(models.Model):
    """Address, port, place and moment of one connection of a visit, sealed; the server cannot open it."""

    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, related_name="sealed_connections"
    )
    key = models.ForeignKey(KeyPair, on_delete=models.PROTECT, related_name="seals")
    sealed = models.BinaryField()
    at = models.DateTimeField(db_index=True)

    objects = Openable()
    #: All there are, for the sweep and for whoever counts those of a visit that runs.
    everything = models.Manager["SealedConnection"]()

    class Meta:
        app_label = "counselling"

    def __str__(self) -> str:
        return f"sealed connection of {self.conversation_id}"


class SealRule(models.Model):
    """What a coordinator chose for when nothing can be sealed: one row, or none before anybody chose."""

    THE_ONE = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=THE_ONE, editable=False)
    #: Nobody new comes in then. Otherwise the chat goes on.
    required = models.BooleanField(default=False)

    class Meta:
        app_label = "counselling"
        constraints = [models.CheckConstraint(name="seal_rule_is_one", condition=Q(id=1))]

    def __str__(self) -> str:
        return f"seal required: {self.required}"
