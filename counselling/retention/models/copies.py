"""What this installation knows of its backups: when, how much, and that somebody could read one."""

from typing import ClassVar

from django.db import models


class Backup(models.Model):
    """One backup that was made; the file itself lies elsewhere."""

    made_at = models.DateTimeField(unique=True)
    #: Of the sealed file, so that a copy can be compared; of key files there is one that is replaced.
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    #: The journal it belongs to, and its number then: one that is behind that is not ours.
    journal = models.CharField(max_length=32)
    journal_n = models.PositiveBigIntegerField()

    class Meta:
        app_label = "counselling"
        ordering: ClassVar[list[str]] = ["made_at"]

    def __str__(self) -> str:
        return f"backup of {self.made_at}"


class KeysBackup(models.Model):
    """When the copy of the key files was last replaced: one row, or none."""

    THE_ONE = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=THE_ONE, editable=False)
    made_at = models.DateTimeField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        app_label = "counselling"
        constraints = [models.CheckConstraint(name="keys_backup_is_one", condition=models.Q(id=1))]

    def __str__(self) -> str:
        return f"key files of {self.made_at}"


class Rehearsal(models.Model):
    """A backup was opened with the offline identity, and everything in it was there."""

    at = models.DateTimeField(unique=True)
    #: Of the file that was opened.
    sha256 = models.CharField(max_length=64)
    #: When that backup was made.
    made_at = models.DateTimeField()

    class Meta:
        app_label = "counselling"
        ordering: ClassVar[list[str]] = ["at"]

    def __str__(self) -> str:
        return f"rehearsal at {self.at}"
