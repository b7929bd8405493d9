"""Tables of the room."""

from counselling.waiting_room.models.appointment import Appointment as Appointment
from counselling.waiting_room.models.place import LineTurn as LineTurn
from counselling.waiting_room.models.place import PassedOn as PassedOn
from counselling.waiting_room.models.place import Place as Place
from counselling.waiting_room.models.words import ReturnWords as ReturnWords
