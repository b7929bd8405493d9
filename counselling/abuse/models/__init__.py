"""Tables of the room."""

from counselling.abuse.models.approach import Approach as Approach
from counselling.abuse.models.measure import Measure as Measure
from counselling.abuse.models.network import SharedNetwork as SharedNetwork
from counselling.abuse.models.tried import Tried as Tried
from counselling.abuse.models.tried import Trying as Trying
