"""A directory only: the tables of every room, for Django to find."""

from counselling.conversation.models import Asking as Asking
from counselling.conversation.models import CannedReply as CannedReply
from counselling.conversation.models import Conversation as Conversation
from counselling.conversation.models import Feedback as Feedback
from counselling.conversation.models import Message as Message
from counselling.conversation.models import Note as Note
from counselling.conversation.models import Registration as Registration
from counselling.conversation.models import Theme as Theme
from counselling.shift.models import Announcement as Announcement
from counselling.shift.models import ChannelLine as ChannelLine
from counselling.shift.models import Debrief as Debrief
from counselling.shift.models import Door as Door
from counselling.shift.models import Duty as Duty
from counselling.shift.models import EveningLead as EveningLead
from counselling.shift.models import OpeningHours as OpeningHours
from counselling.shift.models import SpecialDays as SpecialDays
from counselling.shift.models import Turn as Turn
from counselling.signposts.models import Clb as Clb
from counselling.signposts.models import Edition as Edition
from counselling.signposts.models import Helpline as Helpline
from counselling.signposts.models import School as School
from counselling.signposts.models import SchoolDraft as SchoolDraft
from counselling.signposts.models import Site as Site
from counselling.waiting_room.models import PassedOn as PassedOn
from counselling.waiting_room.models import Place as Place
from counselling.waiting_room.models import ReturnWords as ReturnWords
