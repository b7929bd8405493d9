from datetime import date
from hashlib import sha256

import pytest

from counselling.core.crypto import DataKey, keyed_hash, open_field, seal_field
from counselling.core.errors import KeyMissing, TextTampered

TODAY = date(2026, 11, 23)


def test_a_text_opens_where_it_was_sealed() -> None:
    key = DataKey.make()
    assert key.open(key.seal("dag 👋", b"here"), b"here") == "dag 👋"


def test_a_text_does_not_open_anywhere_else() -> None:
    key = DataKey.make()
    sealed = key.seal("dag", b"here")
    with pytest.raises(TextTampered):
        key.open(sealed, b"there")
    with pytest.raises(TextTampered):
        DataKey.make().open(sealed, b"here")


@pytest.mark.parametrize("place", [0, 5, 12, -1])
def test_one_changed_bit_and_a_text_does_not_open(place: int) -> None:
    key = DataKey.make()
    sealed = bytearray(key.seal("dag", b"here"))
    sealed[place] ^= 1
    with pytest.raises(TextTampered):
        key.open(bytes(sealed), b"here")


def test_the_same_text_never_looks_the_same_twice() -> None:
    key = DataKey.make()
    assert len({key.seal("ja", b"here") for _ in range(50)}) == 50


def test_a_conversations_key_opens_for_its_own_conversation_and_day_alone() -> None:
    key = DataKey.make()
    sealed = key.seal("dag", b"here")
    wrapped = key.wrap(day=TODAY, owner="this one")
    assert DataKey.unwrap(wrapped, day=TODAY, owner="this one").open(sealed, b"here") == "dag"
    with pytest.raises(TextTampered):
        DataKey.unwrap(wrapped, day=TODAY, owner="another")
    with pytest.raises(KeyMissing):
        DataKey.unwrap(wrapped, day=date(2020, 1, 1), owner="this one")


def test_a_staff_secret_does_not_open_in_another_row_or_column() -> None:
    sealed = seal_field("JBSWY3DP", "totp", "7")
    assert open_field(sealed, "totp", "7") == "JBSWY3DP"
    for elsewhere in (("totp", "8"), ("recovery", "7"), ("totp",), ("totp", "7", "")):
        with pytest.raises(TextTampered):
            open_field(sealed, *elsewhere)


def test_a_keyed_hash_differs_by_purpose_and_is_no_plain_hash() -> None:
    digest = keyed_hash("attempt", "amina")
    assert digest == keyed_hash("attempt", "amina")
    assert digest != keyed_hash("session", "amina")
    assert digest != sha256(b"attempt|amina").hexdigest()
    assert len(digest) == 64
