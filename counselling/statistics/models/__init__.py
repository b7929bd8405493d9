"""Tables of the room."""

from counselling.statistics.models.month import Count as Count
from counselling.statistics.models.month import FrozenMonth as FrozenMonth
from counselling.statistics.models.month import Kind as Kind
from counselling.statistics.models.month import NetworkCount as NetworkCount
from counselling.statistics.models.month import OwnCount as OwnCount
from counselling.statistics.models.period import Figure as Figure
from counselling.statistics.models.period import NetworkFigure as NetworkFigure
from counselling.statistics.models.period import Period as Period
from counselling.statistics.models.period import Span as Span
from counselling.statistics.models.period import Topic as Topic
from counselling.statistics.models.turned_away import TurnedAway as TurnedAway
from counselling.statistics.models.turned_away import Why as Why
