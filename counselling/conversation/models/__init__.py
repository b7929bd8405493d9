"""Tables of the room."""

from counselling.conversation.models.asking import Asking as Asking
from counselling.conversation.models.consent import ConsentEntry as ConsentEntry
from counselling.conversation.models.conversation import Conversation as Conversation
from counselling.conversation.models.feedback import Feedback as Feedback
from counselling.conversation.models.message import Message as Message
from counselling.conversation.models.note import Note as Note
from counselling.conversation.models.registration import Registration as Registration
from counselling.conversation.models.reply import CannedReply as CannedReply
from counselling.conversation.models.theme import Theme as Theme
