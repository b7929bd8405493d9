"""Opening a backup: all of it read, and known to be ours and whole, before anything is done with it."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tarfile import TarFile
from typing import BinaryIO

from counselling.core.copies.envelope import opened
from counselling.core.copies.room import room_for
from counselling.core.errors import Refused
from counselling.retention.actions.backup import JOURNAL, MANIFEST, hash_of
from counselling.retention.queries.manifests import manifest_of
from counselling.retention.rules.manifest import Manifest


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What is in a backup."""

    manifest: Manifest
    #: The journal as it was then.
    journal: bytes
    content: BinaryIO
    #: Of the sealed file.
    sha256: str


@contextmanager
def unpacked(file: Path, identities: Sequence[str]) -> Iterator[Unpacked]:
    """Give what is in a backup; raises `Refused` as `opened` and `manifest_of` do, and `damaged`."""
    with file.open("rb") as sealed:
        sha256 = hash_of(sealed)
    with opened(file, identities) as archive:
        manifest = manifest_of(_member(archive, MANIFEST).read())
        with room_for(manifest.size) as content:
            shutil.copyfileobj(_member(archive, manifest.content), content)
            if hash_of(content) != manifest.sha256:
                raise Refused("damaged")
            content.seek(0)
            yield Unpacked(manifest, _member(archive, JOURNAL).read(), content, sha256)


def _member(archive: TarFile, name: str) -> BinaryIO:
    try:
        found = archive.extractfile(name)
    except KeyError:
        found = None
    if found is None:
        raise Refused("no_backup", file=name)
    return found  # type: ignore[return-value]  # it reads bytes, as every binary file does
