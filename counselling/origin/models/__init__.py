"""Tables of the room."""

from counselling.origin.models.arrival import Arrival as Arrival
from counselling.origin.models.sealed import Holder as Holder
from counselling.origin.models.sealed import KeyCopy as KeyCopy
from counselling.origin.models.sealed import KeyPair as KeyPair
from counselling.origin.models.sealed import SealedConnection as SealedConnection
from counselling.origin.models.sealed import SealRule as SealRule
from counselling.origin.models.sealed import WordsTry as WordsTry
