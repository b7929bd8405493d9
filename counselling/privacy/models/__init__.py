"""Tables of the room."""

from counselling.privacy.models.breach import Breach as Breach
from counselling.privacy.models.breach import BreachEntry as BreachEntry
from counselling.privacy.models.breach import BreachStep as BreachStep
from counselling.privacy.models.choices import Decision as Decision
from counselling.privacy.models.choices import Later as Later
from counselling.privacy.models.choices import LetterKind as LetterKind
from counselling.privacy.models.choices import Outcome as Outcome
from counselling.privacy.models.choices import RefusalGround as RefusalGround
from counselling.privacy.models.choices import Right as Right
from counselling.privacy.models.code import ConversationCode as ConversationCode
from counselling.privacy.models.complaint import Complaint as Complaint
from counselling.privacy.models.complaint import ComplaintReader as ComplaintReader
from counselling.privacy.models.completing import Addition as Addition
from counselling.privacy.models.completing import Correction as Correction
from counselling.privacy.models.letter import KEY_PURPOSE as KEY_PURPOSE
from counselling.privacy.models.letter import Letter as Letter
from counselling.privacy.models.letter import Told as Told
from counselling.privacy.models.objection import Objection as Objection
from counselling.privacy.models.request import Matched as Matched
from counselling.privacy.models.request import RightsRequest as RightsRequest
from counselling.privacy.models.selfcheck import SelfCheck as SelfCheck
from counselling.privacy.models.statement import StatementEdition as StatementEdition
from counselling.privacy.models.telling import RecipientTask as RecipientTask
from counselling.privacy.models.telling import Why as Why
