"""How many conversations share what a transcript would tell of one."""

from collections import Counter
from dataclasses import replace

from django.db.models import Count, QuerySet
from django.db.models.functions import ExtractQuarter, ExtractYear

from counselling.conversation.models import Conversation
from counselling.conversation.models.visible import is_part_kept
from counselling.conversation.rules import State
from counselling.intervision.queries.choosing import both_wrote
from counselling.intervision.rules.sharing import Traits, shared


def traits_to_tell(conversation: Conversation) -> Traits:
    """Return age band, theme and quarter of a conversation, as far as enough others share them."""
    over = Conversation.objects.filter(state=State.ENDED, practice=False)
    (own,) = _counted(over.filter(pk=conversation.pk))
    if not is_part_kept(conversation, "REGISTRATION_DAYS"):
        own = replace(own, theme=None)
    return shared(own, _counted(over.filter(both_wrote())))


def _counted(conversations: QuerySet[Conversation]) -> Counter[Traits]:
    rows = (
        conversations.annotate(year=ExtractYear("ended_at"), part=ExtractQuarter("ended_at"))
        .values_list("age_band", "registration__theme", "year", "part")
        .annotate(count=Count("pk"))
        .order_by()
    )
    return Counter(
        {Traits(age, theme, f"{year}-{part}"): count for age, theme, year, part, count in rows}
    )
