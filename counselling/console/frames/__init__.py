"""Frames of the console's socket, as `docs/protocol.md` lists them."""

from typing import Any

import msgspec

from counselling.console.frames.abuse import AskBehaviour as AskBehaviour
from counselling.console.frames.abuse import AskHint as AskHint
from counselling.console.frames.abuse import Behaviour as Behaviour
from counselling.console.frames.abuse import GivenMeasure as GivenMeasure
from counselling.console.frames.abuse import Hint as Hint
from counselling.console.frames.abuse import LiftMeasure as LiftMeasure
from counselling.console.frames.abuse import ProposeApproach as ProposeApproach
from counselling.console.frames.abuse import Span as Span
from counselling.console.frames.abuse import Step as Step
from counselling.console.frames.abuse import TakeMeasure as TakeMeasure
from counselling.console.frames.aftercare import AskRegistration as AskRegistration
from counselling.console.frames.aftercare import Fields as Fields
from counselling.console.frames.aftercare import OfferedTheme as OfferedTheme
from counselling.console.frames.aftercare import Park as Park
from counselling.console.frames.aftercare import Propose as Propose
from counselling.console.frames.aftercare import Proposed as Proposed
from counselling.console.frames.aftercare import Register as Register
from counselling.console.frames.aftercare import Registered as Registered
from counselling.console.frames.aftercare import ShownRegistration as ShownRegistration
from counselling.console.frames.aftercare import ToRegister as ToRegister
from counselling.console.frames.aftercare import Unregistered as Unregistered
from counselling.console.frames.channel import Channel as Channel
from counselling.console.frames.channel import ChannelLine as ChannelLine
from counselling.console.frames.channel import ChannelQuote as ChannelQuote
from counselling.console.frames.channel import ChannelSaid as ChannelSaid
from counselling.console.frames.channel import SayInChannel as SayInChannel
from counselling.console.frames.consent import AskConsent as AskConsent
from counselling.console.frames.consent import Consent as Consent
from counselling.console.frames.consent import TakeBackConsent as TakeBackConsent
from counselling.console.frames.emergency import AddressWanted as AddressWanted
from counselling.console.frames.emergency import Alarm as Alarm
from counselling.console.frames.emergency import AskOpening as AskOpening
from counselling.console.frames.emergency import CallKept as CallKept
from counselling.console.frames.emergency import Emergencies as Emergencies
from counselling.console.frames.emergency import Emergency as Emergency
from counselling.console.frames.emergency import KeepCall as KeepCall
from counselling.console.frames.emergency import KeptDisclosure as KeptDisclosure
from counselling.console.frames.emergency import LookAtEmergency as LookAtEmergency
from counselling.console.frames.emergency import WithdrawRequest as WithdrawRequest
from counselling.console.frames.incoming import ConsoleFrame as ConsoleFrame
from counselling.console.frames.incoming import End as End
from counselling.console.frames.incoming import Extend as Extend
from counselling.console.frames.incoming import Hello as Hello
from counselling.console.frames.incoming import Note as Note
from counselling.console.frames.incoming import Notice as Notice
from counselling.console.frames.incoming import Ping as Ping
from counselling.console.frames.incoming import Presence as Presence
from counselling.console.frames.incoming import Resume as Resume
from counselling.console.frames.incoming import Seen as Seen
from counselling.console.frames.incoming import SendMessage as SendMessage
from counselling.console.frames.incoming import Take as Take
from counselling.console.frames.incoming import Typing as Typing
from counselling.console.frames.lead import AnswerDebrief as AnswerDebrief
from counselling.console.frames.lead import AskColleagues as AskColleagues
from counselling.console.frames.lead import AskDebrief as AskDebrief
from counselling.console.frames.lead import Asked as Asked
from counselling.console.frames.lead import Code as Code
from counselling.console.frames.lead import Colleagues as Colleagues
from counselling.console.frames.lead import Debrief as Debrief
from counselling.console.frames.lead import Debriefs as Debriefs
from counselling.console.frames.lead import GiveCode as GiveCode
from counselling.console.frames.lead import HandedOn as HandedOn
from counselling.console.frames.lead import HandOn as HandOn
from counselling.console.frames.lead import LastEntry as LastEntry
from counselling.console.frames.lead import Lead as Lead
from counselling.console.frames.lead import MoveDoor as MoveDoor
from counselling.console.frames.lead import Orphan as Orphan
from counselling.console.frames.lead import Person as Person
from counselling.console.frames.lead import StayOpen as StayOpen
from counselling.console.frames.lead import Tonight as Tonight
from counselling.console.frames.lead import WearHat as WearHat
from counselling.console.frames.outgoing import Ack as Ack
from counselling.console.frames.outgoing import Chosen as Chosen
from counselling.console.frames.outgoing import Closed as Closed
from counselling.console.frames.outgoing import Me as Me
from counselling.console.frames.outgoing import Message as Message
from counselling.console.frames.outgoing import Noted as Noted
from counselling.console.frames.outgoing import Pong as Pong
from counselling.console.frames.outgoing import Queue as Queue
from counselling.console.frames.outgoing import Refused as Refused
from counselling.console.frames.outgoing import Resumed as Resumed
from counselling.console.frames.outgoing import Snapshot as Snapshot
from counselling.console.frames.outgoing import State as State
from counselling.console.frames.outgoing import Taken as Taken
from counselling.console.frames.outgoing import Talk as Talk
from counselling.console.frames.outgoing import TheySaw as TheySaw
from counselling.console.frames.outgoing import TheyType as TheyType
from counselling.console.frames.outgoing import Waiting as Waiting
from counselling.console.frames.start import Practise as Practise
from counselling.console.frames.team import Member as Member
from counselling.console.frames.team import Team as Team
from counselling.console.frames.together import Answer as Answer
from counselling.console.frames.together import AskIn as AskIn
from counselling.console.frames.together import Askings as Askings
from counselling.console.frames.together import HandOver as HandOver
from counselling.console.frames.together import LetGo as LetGo
from counselling.console.frames.together import OfMe as OfMe
from counselling.console.frames.together import OpenQuestion as OpenQuestion
from counselling.console.frames.together import PassOn as PassOn
from counselling.console.frames.together import Standing as Standing
from counselling.console.frames.together import Withdraw as Withdraw
from counselling.console.frames.unsafe import Unfounded as Unfounded

decode = msgspec.json.Decoder(ConsoleFrame).decode


def encode(frame: msgspec.Struct) -> str:
    """Write a frame as JSON text."""
    return msgspec.json.encode(frame).decode()


def as_kind(kind: type[Talk], talk: Talk) -> Any:
    """Return the same conversation as another frame."""
    return kind(**msgspec.structs.asdict(talk))
