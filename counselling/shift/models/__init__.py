"""Tables of the room."""

from counselling.shift.models.announcement import Announcement as Announcement
from counselling.shift.models.channel import ChannelLine as ChannelLine
from counselling.shift.models.duty import Duty as Duty
from counselling.shift.models.duty import Presence as Presence
from counselling.shift.models.hours import Door as Door
from counselling.shift.models.hours import DoorMode as DoorMode
from counselling.shift.models.hours import OpeningHours as OpeningHours
from counselling.shift.models.hours import SpecialDays as SpecialDays
from counselling.shift.models.lead import Debrief as Debrief
from counselling.shift.models.lead import EveningLead as EveningLead
from counselling.shift.models.roster import Turn as Turn
