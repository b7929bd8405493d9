"""The key files, in a copy of their own for another safe; there is one, and it is replaced."""

import io
from pathlib import Path
from tarfile import TarFile

import msgspec
from django.conf import settings
from django.db import DatabaseError, transaction

from accounts.audit import note_deed
from accounts.models import Staff
from counselling.conversation.models import Conversation
from counselling.core import clock, closing, crypto, keys
from counselling.core.copies.envelope import opened, write_sealed
from counselling.core.copies.lock import alone
from counselling.core.errors import Refused
from counselling.origin import pins
from counselling.retention.models import KeysBackup
from counselling.retention.queries.manifests import organisation
from counselling.retention.rules.backups import KEYS_NAME

ABOUT = "about.json"


def back_up_keys(*, to: Path) -> Path:
    """Put a sealed copy of the key files in a folder, in the place of the one before; peppers are not in it.

    Raises `Refused`: `no_keys_recipient`, `under_way`, `shut`, and `OSError` where the folder is missing or full.
    """
    if not settings.BACKUP_KEYS_RECIPIENT:
        raise Refused("no_keys_recipient")
    now, place = clock.now(), to / KEYS_NAME
    about = {"organisation": organisation(), "made_at": now}
    with alone():
        if closing.is_shut():
            raise Refused("shut")
        files = [(name, io.BytesIO(content)) for name, content in _present().items()]
        sha256 = write_sealed(
            place,
            [(ABOUT, io.BytesIO(msgspec.json.encode(about))), *files],
            recipient=settings.BACKUP_KEYS_RECIPIENT,
        )
    with transaction.atomic():
        KeysBackup.objects.update_or_create(
            id=KeysBackup.THE_ONE, defaults={"made_at": now, "sha256": sha256}
        )
        note_deed(actor_id=None, action="keys_copied", subject=f"backup {sha256[:16]}")
    return place


def bring_keys_back(*, file: Path, identities: list[str]) -> list[str]:
    """Put those key files back that are not here; returns their names.

    Keys that a new machine made for itself give way, as long as nothing was ever stored under them. A day's
    key that was deleted here does not come back: a ring that is here stays as it is.
    Raises `Refused`: `other_keys`, `no_keys`, and what opening the file refuses.
    """
    with opened(file, identities) as archive:
        found = {name: _content(archive, name) for name in archive.getnames()}
    whose = found.pop(ABOUT, None)
    if whose is None or not found.keys() <= set(_names()):
        raise Refused("no_keys", file=file.name)
    ours = (
        not keys.missing(settings.KEY_DIR)
        and organisation() == msgspec.json.decode(whose)["organisation"]
    )
    if not ours and _in_use():
        raise Refused("other_keys")
    brought = [name for name in found if not (ours and _path(name).exists())]
    for name in brought:
        keys.put(settings.KEY_DIR, name, found[name])
    crypto.forget_keys()
    return sorted(brought)


def _in_use() -> bool:
    try:
        return Staff.objects.exists() or Conversation.everything.exists()
    except DatabaseError:
        # A new machine has no tables yet; a database that is away says nothing for itself either.
        return False


def _names() -> list[str]:
    return [*keys.NAMES, keys.RING_FILE, pins.FILE]


def _path(name: str) -> Path:
    return Path(settings.KEY_DIR) / name


def _present() -> dict[str, bytes]:
    return {name: _path(name).read_bytes() for name in _names() if _path(name).exists()}


def _content(archive: TarFile, name: str) -> bytes:
    file = archive.extractfile(name)
    return file.read() if file else b""
