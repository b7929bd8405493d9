"""A backup that is cut off, changed, foreign or from the future is known for what it is before anything is touched."""

import hashlib
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from counselling.core import clock as present
from counselling.core import crypto, keys
from counselling.core.copies import database
from counselling.core.copies.envelope import identities_in, write_sealed
from counselling.core.errors import Refused
from counselling.retention.actions.backup import JOURNAL, MANIFEST
from counselling.retention.actions.unpacking import unpacked
from counselling.retention.queries.manifests import organisation, signed
from counselling.retention.rules.manifest import FORMAT, JournalPosition, Manifest
from tests.copying import Safe

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def safe(tmp_path: Path) -> Safe:
    return Safe.furnished(tmp_path / "safe")


def sealed(safe: Safe, folder: Path, **other: Any) -> Path:
    """Seal a backup whose copy is no database: nobody looks into it here."""
    content = bytes(200_000)
    manifest = Manifest(
        format=FORMAT,
        made_at=present.now(),
        organisation=organisation(),
        kind=database.kind(),
        content="copy",
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        migrations={},
        counts={},
        journal=JournalPosition("abc", 0, present.now()),
    )
    described = msgspec.json.encode(signed(msgspec.structs.replace(manifest, **other)))
    contents = {MANIFEST: described, JOURNAL: b"", "copy": content}
    return sealed_again(safe, folder, contents)


def sealed_again(safe: Safe, folder: Path, contents: dict[str, bytes]) -> Path:
    files = [(name, io.BytesIO(what)) for name, what in contents.items()]
    write_sealed(folder / "clbchat.age", files, recipient=safe.recipient)
    return folder / "clbchat.age"


@pytest.fixture
def file(safe: Safe, tmp_path: Path) -> Path:
    return sealed(safe, tmp_path)


def unpack(safe: Safe, file: Path) -> str:
    """Open a backup; returns whose it says it is."""
    with unpacked(file, identities_in([safe.identity])) as found:
        return found.manifest.organisation


def cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def cut_at_a_piece(content: bytes) -> bytes:
    return content[:-65_552]


def flipped(content: bytes) -> bytes:
    return content[:-1000] + bytes([content[-1000] ^ 1]) + content[-999:]


def longer(content: bytes) -> bytes:
    return content + b"x"


def only_begun(content: bytes) -> bytes:
    return content[:120]


@pytest.mark.parametrize("spoil", [cut, cut_at_a_piece, flipped, longer, only_begun])
def test_one_that_is_not_whole_is_damaged(
    safe: Safe, file: Path, spoil: Callable[[bytes], bytes]
) -> None:
    assert unpack(safe, file)
    file.write_bytes(spoil(file.read_bytes()))
    with pytest.raises(Refused, match="damaged"):
        unpack(safe, file)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"age-encryption.org/v2\n"])
def test_another_file_is_no_backup(safe: Safe, file: Path, content: bytes) -> None:
    file.write_bytes(content)
    with pytest.raises(Refused, match="no_backup"):
        unpack(safe, file)


def test_another_safe_does_not_open_it(tmp_path: Path, file: Path) -> None:
    with pytest.raises(Refused, match="wrong_identity"):
        unpack(Safe.furnished(tmp_path / "another"), file)


@pytest.mark.parametrize("content", [b"", b"# nothing\n", b"AGE-SECRET-KEY-1WRONG\n", b"\0\xff"])
def test_a_file_without_a_key_is_said(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "identity").write_bytes(content)
    with pytest.raises(Refused, match="no_identity"):
        identities_in([tmp_path / "identity"])


def test_another_installation_does_not_take_it(safe: Safe, file: Path, own_keys: Path) -> None:
    (own_keys / "audit").unlink()
    keys.create_missing(own_keys)
    crypto.forget_keys()
    with pytest.raises(Refused, match="other_organisation"):
        unpack(safe, file)


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        ({"migrations": {"counselling": ["9999_later"]}}, "newer"),
        ({"format": FORMAT + 1}, "newer"),
        ({"kind": "another"}, "other_database"),
        ({"sha256": "0" * 64}, "damaged"),
        ({"content": "elsewhere"}, "no_backup"),
    ],
)
def test_what_this_installation_cannot_take_is_said(
    safe: Safe, tmp_path: Path, other: dict[str, Any], reason: str
) -> None:
    with pytest.raises(Refused, match=reason):
        unpack(safe, sealed(safe, tmp_path, **other))


def test_one_that_somebody_made_up_carries_no_signature(
    safe: Safe, file: Path, tmp_path: Path
) -> None:
    # Whoever knows the public key can seal anything for the safe.
    held = safe.opened(file)
    assert unpack(safe, sealed_again(safe, tmp_path, held)), "sealed again as it was, it is taken"
    held[MANIFEST] = held[MANIFEST].replace(b'"n":0', b'"n":9')
    with pytest.raises(Refused, match="forged"):
        unpack(safe, sealed_again(safe, tmp_path, held))


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"\0"])
def test_a_description_that_is_none_is_no_backup(
    safe: Safe, tmp_path: Path, content: bytes
) -> None:
    with pytest.raises(Refused, match="no_backup"):
        unpack(safe, sealed_again(safe, tmp_path, {MANIFEST: content, JOURNAL: b""}))
