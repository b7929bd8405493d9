"""What a conversation keeps of people."""

from counselling.conversation.personal_data.kept import IN_THE_CHAT as IN_THE_CHAT
from counselling.conversation.personal_data.kept import TWO_YEARS as TWO_YEARS
from counselling.conversation.personal_data.tables import REGISTER as REGISTER
