"""Transcripts that somebody wants to find again."""

from uuid import UUID

from counselling.core.errors import Refused
from counselling.intervision.models import Favourite, Transcript


def keep_favourite(*, transcript_id: UUID, staff_id: int, kept: bool) -> None:
    """Keep a transcript among somebody's favourites, or no longer; saying it twice changes nothing.

    Raises `Refused("gone")` for one that was withdrawn or has ended.
    """
    if not Transcript.objects.filter(pk=transcript_id).exists():
        raise Refused("gone")
    if kept:
        Favourite.objects.get_or_create(transcript_id=transcript_id, staff_id=staff_id)
    else:
        Favourite.objects.filter(transcript=transcript_id, staff=staff_id).delete()
