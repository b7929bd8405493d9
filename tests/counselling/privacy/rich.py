"""A conversation in which everything happened that leaves something behind."""

import ipaddress
from uuid import UUID, uuid4

from accounts.models import Staff
from counselling.abuse.actions.measures import take_measure
from counselling.abuse.rules.measures import Ground, Kind, Wanted
from counselling.conversation.actions.consent import answer_consent, ask_consent, note_sharing
from counselling.conversation.actions.open import Traits
from counselling.conversation.actions.registration import register
from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.actions.visit import be_here, give_feedback, write_note
from counselling.conversation.events import Filled
from counselling.conversation.models import Conversation
from counselling.conversation.rules import EndedBy
from counselling.core import clock
from counselling.emergency.actions.calling import Call, keep_call
from counselling.origin.actions.arrivals import note_arrival
from counselling.origin.models import KeyPair, SealedConnection
from counselling.privacy.actions.codes import give_code
from counselling.privacy.actions.completing import add_to_conversation, correct_traits
from counselling.waiting_room.actions import join_queue, take
from tests.counselling.abuse.school import tonight
from tests.counselling.evening import says

ADDRESS = ipaddress.ip_address("203.0.113.77")
#: What somebody typed, each word in another place.
PLACES = "naam vraag bericht antwoord notitie regel mening aanvulling deling noodhulp reden"
TYPED = {place: f"kanarie{place}" for place in PLACES.split()}


def rich_conversation(amina: Staff) -> UUID:
    """Let everything happen in a conversation with Amina, and let it end."""
    traits = Traits(topic="home", age_band="12-14", i_am="pupil", gender="girl", mood=2)
    joined = join_queue(
        nickname=TYPED["naam"], question=TYPED["vraag"], traits=traits, language="nl"
    )
    room = joined.conversation_id
    note_arrival(conversation_id=room, address=ADDRESS, port=4242, shared=False)
    _sealed(room)
    take(staff_id=amina.id, name=amina.display_name, conversation_id=room)
    be_here(conversation_id=room)
    says(room, TYPED["bericht"])
    says(room, TYPED["antwoord"], by=amina)
    write_note(conversation_id=room, staff_id=amina.id, body=TYPED["notitie"])
    _shared(room, amina)
    _measured(room, amina)
    end_conversation(conversation_id=room, by=EndedBy.VISITOR)
    _afterwards(room, amina)
    return room


def _sealed(room: UUID) -> None:
    pair = KeyPair.objects.create(id="a" * 32, public_key=b"x" * 32, made_at=clock.now())
    SealedConnection.objects.create(
        conversation_id=room, key=pair, sealed=b"x" * 80, at=clock.now()
    )


def _shared(room: UUID, amina: Staff) -> None:
    consent = ask_consent(
        conversation_id=room, staff_id=amina.id, what=TYPED["deling"], to="CLB Noord"
    )
    answer_consent(conversation_id=room, consent_id=consent, yes=True)
    note_sharing(consent_id=consent, staff_id=amina.id)
    told = Call(whom="112", said=TYPED["noodhulp"], discussed="yes", why="")
    keep_call(id=uuid4(), conversation_id=room, staff_id=amina.id, call=told)


def _measured(room: UUID, amina: Staff) -> None:
    wanted = Wanted(kind=Kind.WARNING, ground=Ground.FAKE, note=TYPED["reden"])
    take_measure(conversation_id=room, staff_id=amina.id, wanted=wanted, evening=tonight())


def _afterwards(room: UUID, amina: Staff) -> None:
    give_feedback(conversation_id=room, stars=4, mood=4, comment=TYPED["mening"])
    register(
        conversation_id=room,
        staff_id=amina.id,
        filled=Filled(who="pupil", level="secondary_1", referral="none", line=TYPED["regel"]),
    )
    give_code(conversation_id=room)
    corrected = Traits(topic="school", age_band="12-14", i_am="pupil", gender="girl", mood=2)
    correct_traits(conversation_id=room, told=corrected)
    add_to_conversation(id=uuid4(), conversation_id=room, words=TYPED["aanvulling"])


def row(room: UUID) -> Conversation:
    """Read a conversation, hidden and set apart ones too."""
    return Conversation.everything.get(pk=room)
