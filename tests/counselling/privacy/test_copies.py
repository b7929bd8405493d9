"""The copies: valid by the published schema, complete by the register, and free of everybody else."""

import json
import types
from pathlib import Path
from typing import Any, get_args, get_origin
from uuid import UUID

import jsonschema
import msgspec
import pytest

from accounts.models import Staff
from counselling.conversation.events import SystemLine
from counselling.core import clock as moments
from counselling.core.register import Copied
from counselling.emergency.models import Disclosure
from counselling.privacy.queries.copies import access_copy, portable_copy
from counselling.privacy.queries.register import REGISTER
from counselling.privacy.rules.copies import AccessCopy, PortableCopy, schema
from counselling.privacy.rules.tickets import Ticket
from tests.counselling.evening import says, talk
from tests.counselling.privacy.rich import TYPED, row
from tests.house.tree import ROOT

ORIGIN = "https://chat.example"
#: What a copy says of itself and of how it is kept, and what no column holds as it stands there.
OF_THE_COPY = {"schema", "version", "made_at"}
MADE = {"kept", "looked"}
#: The one text that holds two: what is passed on, and to whom.
WISH = {"consents[].body"}
#: A portability copy has the person's own lines alone, so `by` is null in each.
EMPTY_THERE = {"messages[].by"}


def ticket(room: UUID) -> Ticket:
    return Ticket(conversation=room, code_hash="", reads=True, made_at=moments.now())


def say(line: SystemLine) -> str:
    return line.code


def access(room: UUID) -> Any:
    copy = access_copy(ticket(room), moments.now(), schema=ORIGIN, say=say)
    return json.loads(msgspec.json.encode(copy))


def portable(room: UUID) -> Any:
    copy = portable_copy(ticket(room), moments.now(), schema=ORIGIN, say=say)
    return json.loads(msgspec.json.encode(copy))


def places(kind: Any, before: str = "") -> set[str]:
    """Return every place of a copy, written as the register writes them."""
    found = set()
    for field in msgspec.structs.fields(kind):
        where, inner = before + field.encode_name, _inner(field.type)
        many = "[]" if get_origin(field.type) is list else ""
        if isinstance(inner, type) and issubclass(inner, msgspec.Struct) and where not in WISH:
            found |= places(inner, f"{where}{many}.")
        else:
            found.add(where)
    return {place for place in found if place.partition("[")[0] not in OF_THE_COPY | MADE}


def _inner(kind: Any) -> Any:
    if get_origin(kind) is list:
        return get_args(kind)[0]
    if isinstance(kind, types.UnionType):
        return next(one for one in get_args(kind) if one is not types.NoneType)
    return kind


def declared(*, provided: bool) -> set[str]:
    copied = [one.copy for one in REGISTER if isinstance(one.copy, Copied)]
    return {copy.where for copy in copied if copy.provided or not provided}


def test_an_access_copy_has_a_place_for_every_field_that_the_register_copies_and_no_other() -> None:
    assert places(AccessCopy) == declared(provided=False)


def test_a_portability_copy_has_what_the_person_provided_and_no_other() -> None:
    assert places(PortableCopy) - EMPTY_THERE == declared(provided=True)


def test_the_published_schema_in_the_documents_is_the_one_that_is_served() -> None:
    stands = json.loads(Path(ROOT / "docs/my-data.schema.json").read_text())
    assert stands == schema(ORIGIN)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("read", [access, portable])
def test_a_copy_is_valid_by_the_schema(room: UUID, read: Any) -> None:
    jsonschema.Draft202012Validator.check_schema(schema(ORIGIN))
    check = jsonschema.Draft202012Validator(schema(ORIGIN))
    check.validate(read(room))
    broken = read(room) | {"messages": "none"}
    assert list(check.iter_errors(broken))


@pytest.mark.django_db(transaction=True)
def test_a_conversation_with_nothing_in_it_gives_a_valid_copy_with_empty_places(
    amina: Staff,
) -> None:
    room = talk(amina, "Sem")
    read = access(room)
    jsonschema.Draft202012Validator(schema(ORIGIN)).validate(read)
    assert read["feedback"] is None
    assert read["measures"] == []


@pytest.mark.django_db(transaction=True)
def test_everything_the_person_typed_stands_in_an_access_copy(room: UUID) -> None:
    read = json.dumps(access(room))
    theirs = ("naam", "vraag", "bericht", "antwoord", "mening", "aanvulling", "deling")
    assert all(TYPED[place] in read for place in theirs)


@pytest.mark.django_db(transaction=True)
def test_of_staff_a_copy_has_the_role_and_no_word_that_is_theirs_alone(room: UUID) -> None:
    read = json.dumps(access(room))
    kept_back = ("notitie", "regel", "noodhulp", "reden")
    assert not [place for place in kept_back if TYPED[place] in read]
    assert "Amina" not in read
    assert '"by": "counsellor"' in read


@pytest.mark.django_db(transaction=True)
def test_nothing_of_somebody_else_stands_in_a_copy(room: UUID, amina: Staff) -> None:
    other = talk(amina, "Wolf")
    says(other, "dit is van Wolf")
    read = json.dumps(access(room))
    assert "Wolf" not in read
    assert str(other) not in read


@pytest.mark.django_db(transaction=True)
def test_what_was_put_right_keeps_what_it_was(room: UUID) -> None:
    (correction,) = access(room)["corrections"]
    assert (correction["trait"], correction["before"]) == ("topic", "home")
    assert access(room)["start"]["topic"] == "school"
    assert TYPED["bericht"] in json.dumps(access(room)["messages"])


@pytest.mark.django_db(transaction=True)
def test_a_portability_copy_holds_the_persons_own_lines_alone(room: UUID) -> None:
    read = portable(room)
    assert [line["text"] for line in read["messages"]] == [TYPED["bericht"]]
    assert TYPED["antwoord"] not in json.dumps(read)


@pytest.mark.django_db(transaction=True)
def test_help_that_was_not_discussed_stands_in_no_copy(room: UUID) -> None:
    assert access(room)["disclosures"][0]["whom"] == "112"
    Disclosure.objects.update(discussed="no")
    assert access(room)["disclosures"] == []
    assert "112" not in json.dumps(access(room)["kept"])


@pytest.mark.django_db(transaction=True)
def test_everything_kept_says_until_when(room: UUID) -> None:
    kept = {one["thing"]: one["until"] for one in access(room)["kept"]}
    ended = row(room).ended_at
    assert ended is not None
    assert kept["talk"].startswith(f"{ended.year + 2}-11-22")
    assert {"tag", "sealed_address", "measure", "notes", "registration", "code"} <= set(kept)
    assert None not in kept.values()
