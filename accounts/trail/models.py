"""The rows of the trail: entries that stay as they are, and beside them the little that may change."""

from typing import ClassVar

from django.db import models


class AuditEntry(models.Model):
    """Something a member of staff did that others must be able to look up; never a text or a name in it.

    The database itself refuses to change or remove one (`accounts.trail.guard`).
    """

    #: Its number in the chain: 1, 2, 3, and none left out.
    seq = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField(db_index=True)
    #: Nobody where the service itself did it, or somebody at its command line.
    actor = models.ForeignKey(
        "accounts.Staff", on_delete=models.PROTECT, null=True, related_name="+"
    )
    action = models.CharField(max_length=40)
    #: What it was done to: a kind and a key, such as "staff 12".
    subject = models.CharField(max_length=80, blank=True)
    details = models.JSONField(default=dict)
    #: Why, in somebody's own words, under a key that lies in `AuditKey` and can be thrown away.
    sealed_reason = models.BinaryField(default=b"")
    #: What binds this entry to all before it (`accounts.trail.chain`).
    hash = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar[list[str]] = ["seq"]

    def __str__(self) -> str:
        return f"{self.action} by {self.actor_id}"


class AuditKey(models.Model):
    """The key of one entry's own words, wrapped; without it they are gone and the chain still holds."""

    entry = models.OneToOneField(
        AuditEntry, on_delete=models.CASCADE, primary_key=True, related_name="key"
    )
    wrapped = models.BinaryField()

    def __str__(self) -> str:
        return f"key of entry {self.entry_id}"


class AuditHead(models.Model):
    """The one row that says where the chain ends; whoever adds an entry holds it until they commit."""

    THE_ONE = 1

    seq = models.PositiveBigIntegerField()
    hash = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"head at {self.seq}"


class AuditCheckpoint(models.Model):
    """A number of the chain with its hash, signed: of a day's first look, or of where a sweep ended."""

    seq = models.PositiveBigIntegerField()
    hash = models.CharField(max_length=64)
    at = models.DateTimeField()
    #: Which day's; none for the one that a sweep left behind.
    day = models.DateField(null=True, unique=True)
    signature = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar[list[str]] = ["seq", "id"]

    def __str__(self) -> str:
        return f"checkpoint at {self.seq}"
