"""Measures of a visit that is erased, or whose young person objected."""

from uuid import UUID

from django.db import transaction
from django.db.models import Q

from counselling.abuse.models import Measure
from counselling.core import clock
from counselling.core.crypto import seal_field


def forget_visit(*, conversation_id: UUID) -> None:
    """Take a visit out of the measures about it: no link and no words are left, and a tag only while it acts."""
    with transaction.atomic():
        about = Measure.everything.filter(conversation_id=conversation_id)
        about.filter(Q(ends_at__lte=clock.now()) | Q(lifted_at__isnull=False)).update(tag="")
        for measure in about:
            measure.note = seal_field("", "measure", str(measure.id))
            measure.longer_why = b""
            measure.conversation = None
            measure.save(update_fields=["note", "longer_why", "conversation"])


def untag_measures(*, conversation_id: UUID) -> None:
    """Let measures about a visit act on its connection no longer."""
    Measure.everything.filter(conversation_id=conversation_id).update(tag="")
