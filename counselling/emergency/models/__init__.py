"""Tables of the room."""

from counselling.emergency.models.card import CardLine as CardLine
from counselling.emergency.models.copy import AskersCopy as AskersCopy
from counselling.emergency.models.disclosure import Disclosure as Disclosure
from counselling.emergency.models.request import AddressRequest as AddressRequest
