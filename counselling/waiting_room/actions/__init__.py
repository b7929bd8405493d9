"""Verbs of the room."""

from counselling.waiting_room.actions.appointments import keep_appointment as keep_appointment
from counselling.waiting_room.actions.ask import answer_colleague as answer_colleague
from counselling.waiting_room.actions.ask import answer_visitor as answer_visitor
from counselling.waiting_room.actions.ask import ask_colleague as ask_colleague
from counselling.waiting_room.actions.hand_on import hand_on as hand_on
from counselling.waiting_room.actions.join import Joined as Joined
from counselling.waiting_room.actions.join import Manner as Manner
from counselling.waiting_room.actions.join import answer_call as answer_call
from counselling.waiting_room.actions.join import come_back as come_back
from counselling.waiting_room.actions.join import join_queue as join_queue
from counselling.waiting_room.actions.pass_on import pass_on as pass_on
from counselling.waiting_room.actions.returning import leave_quickly as leave_quickly
from counselling.waiting_room.actions.returning import return_with_words as return_with_words
from counselling.waiting_room.actions.take import take as take
from counselling.waiting_room.actions.time import let_seconds_pass as let_seconds_pass
from counselling.waiting_room.actions.time import let_time_pass as let_time_pass
from counselling.waiting_room.actions.unsafe import call_unfounded as call_unfounded
from counselling.waiting_room.actions.unsafe import mark_unsafe as mark_unsafe
