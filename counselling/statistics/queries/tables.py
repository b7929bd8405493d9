"""The tables of some months, as they were counted."""

from datetime import date

from accounts.models import Network
from counselling.conversation.queries.themes import all_themes
from counselling.statistics.models import Kind, Topic
from counselling.statistics.queries.frozen import frozen_counts
from counselling.statistics.rules.hiding import Cells
from counselling.statistics.rules.tables import tables_of


def tables_between(first: date, last: date) -> dict[Topic, Cells]:
    """Return every table of the months from `first` to `last`; with rows for themes that can be chosen, or were."""
    counted = frozen_counts(first, last)
    themes = [
        str(theme.id) for theme in all_themes() if theme.shown or counted[Kind.THEME, str(theme.id)]
    ]
    return tables_of(
        counted, themes=themes, networks=[str(network.pk) for network in Network.objects.all()]
    )
