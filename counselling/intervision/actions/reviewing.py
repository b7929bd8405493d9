"""Reading a copy before it is released, which its young person can read about too."""

from uuid import UUID

from django.db import transaction

from counselling.core.errors import Refused
from counselling.intervision.actions.noting import note_reading
from counselling.intervision.models import Candidate
from counselling.intervision.queries.reviewing import Review, review_of


def open_review(*, candidate_id: UUID, staff_id: int) -> Review:
    """Open a copy to read it as it would be released; that somebody did stands in the trail, once an hour.

    Raises `Refused("gone")` where there is none, or it is not theirs to read.
    """
    with transaction.atomic():
        review = review_of(candidate_id, staff_id)
        if review is None:
            raise Refused("gone")
        conversation = Candidate.objects.values_list("conversation", flat=True).get(pk=candidate_id)
        note_reading(staff_id=staff_id, deed="draft_read", subject=f"conversation {conversation}")
        return review
