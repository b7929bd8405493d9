"""What colleagues on duty say to each other."""

from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q

#: To everybody on duty, and to one colleague; any other audience is one of disciplines.
TEAM = "team"
COLLEAGUE = "colleague"


class ChannelLine(models.Model):
    """Something said in the team: to everybody, to one colleague, or to those of some discipline."""

    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    #: Made by the page: what is sent twice stands once.
    client_id = models.UUIDField()
    audience = models.CharField(max_length=16)
    #: The one addressed; beside a discipline the one who asked it something.
    colleague = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="+"
    )
    #: Sealed, like everything a person typed.
    body = models.BinaryField()
    #: A young person's message, sealed; empty where nothing is quoted.
    quote = models.BinaryField(default=b"")
    at = models.DateTimeField()
    #: From then on nobody reads it.
    gone_at = models.DateTimeField(db_index=True)

    class Meta:
        app_label = "counselling"
        constraints = [
            models.UniqueConstraint(fields=["author", "client_id"], name="channel_line_once"),
            models.CheckConstraint(
                name="channel_line_has_an_audience",
                condition=Q(audience=TEAM, colleague__isnull=True)
                | Q(audience=COLLEAGUE, colleague__isnull=False)
                | ~Q(audience__in=[TEAM, COLLEAGUE]),
            ),
            models.CheckConstraint(
                name="channel_quotes_not_to_everybody", condition=~Q(audience=TEAM) | Q(quote=b"")
            ),
        ]


def place_of_line(author_id: int, client_id: UUID, column: str) -> tuple[str, str, str]:
    """Return what a text of the channel is bound to: its row, known before it is written, and column."""
    return ("channel_line", f"{author_id} {client_id}", column)
