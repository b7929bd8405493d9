"""Reads of the room."""

from counselling.waiting_room.queries.line import Queue as Queue
from counselling.waiting_room.queries.line import Waiting as Waiting
from counselling.waiting_room.queries.line import read_queue as read_queue
from counselling.waiting_room.queries.line import wait_for as wait_for
from counselling.waiting_room.queries.service import ServiceState as ServiceState
from counselling.waiting_room.queries.service import planned_state as planned_state
from counselling.waiting_room.queries.service import public_state as public_state
from counselling.waiting_room.queries.service import service_state as service_state
from counselling.waiting_room.queries.together import Gone as Gone
from counselling.waiting_room.queries.together import why_gone as why_gone
from counselling.waiting_room.queries.words import reopening as reopening
from counselling.waiting_room.queries.words import sentence as sentence
