"""What somebody takes along of their conversation, as JSON; the published schema is made of these types.

Where each stored thing stands in it is declared in the register; a test compares the two. Of staff a copy has the
role, and nothing of anybody else.
"""

from typing import Any, Literal

import msgspec
from msgspec import Struct

from counselling.privacy.rules.copied_around import Addition as Addition
from counselling.privacy.rules.copied_around import Appointment as Appointment
from counselling.privacy.rules.copied_around import Code as Code
from counselling.privacy.rules.copied_around import Connection as Connection
from counselling.privacy.rules.copied_around import Correction as Correction
from counselling.privacy.rules.copied_around import Disclosure as Disclosure
from counselling.privacy.rules.copied_around import Emergency as Emergency
from counselling.privacy.rules.copied_around import Keeping as Keeping
from counselling.privacy.rules.copied_around import Looked as Looked
from counselling.privacy.rules.copied_around import Measure as Measure
from counselling.privacy.rules.copied_around import NotSafe as NotSafe
from counselling.privacy.rules.copied_around import Objection as Objection
from counselling.privacy.rules.copied_around import Sealed as Sealed
from counselling.privacy.rules.copied_around import Waiting as Waiting
from counselling.privacy.rules.copied_talk import Choices as Choices
from counselling.privacy.rules.copied_talk import ConsentStep as ConsentStep
from counselling.privacy.rules.copied_talk import Feedback as Feedback
from counselling.privacy.rules.copied_talk import Message as Message
from counselling.privacy.rules.copied_talk import Moment as Moment
from counselling.privacy.rules.copied_talk import Registration as Registration
from counselling.privacy.rules.copied_talk import Start as Start
from counselling.privacy.rules.copied_talk import Visit as Visit
from counselling.privacy.rules.copied_talk import Wish as Wish

#: Where the schema is published, below the address of the service.
SCHEMA_PATH = "/mijn-gegevens/schema.json"
TITLE = "A copy of one chat conversation, for the person it is about"


class PortableCopy(Struct, kw_only=True, tag_field="copy", tag="portability"):
    """What the person gave, to take to another service."""

    schema: str
    version: Literal[1]
    made_at: Moment
    start: Start
    waiting: NotSafe | None
    messages: list[Message]
    additions: list[Addition]
    feedback: Feedback | None


class AccessCopy(Struct, kw_only=True, tag_field="copy", tag="access"):
    """Everything that is kept about the person."""

    schema: str
    version: Literal[1]
    made_at: Moment
    start: Start
    visit: Visit
    choices: Choices
    waiting: Waiting | None
    appointment: Appointment | None
    messages: list[Message]
    additions: list[Addition]
    corrections: list[Correction]
    consents: list[ConsentStep]
    feedback: Feedback | None
    registration: Registration | None
    connection: Connection
    measures: list[Measure]
    emergencies: list[Emergency]
    disclosures: list[Disclosure]
    objections: list[Objection]
    code: Code | None
    kept: list[Keeping]
    looked: list[Looked]


def schema(origin: str) -> dict[str, Any]:
    """Return the JSON Schema of both copies."""
    made = msgspec.json.schema(AccessCopy | PortableCopy)
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": origin + SCHEMA_PATH,
        "title": TITLE,
    }
    return head | made
