"""What a backup says about itself; it lies in front, inside the encryption."""

from datetime import datetime

import msgspec

FORMAT = 1


class JournalPosition(msgspec.Struct, frozen=True):
    """How far the journal went before the copy began."""

    journal: str
    n: int
    at: datetime


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """A backup's own description; `signature` is made with the key of the audit trail."""

    format: int
    made_at: datetime
    #: Whose backup it is: made from a key of the installation, and naming nobody.
    organisation: str
    #: `sqlite` or `postgresql`.
    kind: str
    #: The name, size and hash of the copy.
    content: str
    size: int
    sha256: str
    #: By application, the migrations that were applied.
    migrations: dict[str, list[str]]
    #: By table, the rows that are in it.
    counts: dict[str, int]
    journal: JournalPosition
    signature: str = ""


def unsigned(manifest: Manifest) -> str:
    """Return the manifest in the one form that is signed."""
    return msgspec.json.encode(
        msgspec.structs.replace(manifest, signature=""), order="sorted"
    ).decode()
