"""Whose a backup is, and whether this installation can take it."""

from collections.abc import Iterable

import msgspec
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from counselling.core import crypto
from counselling.core.copies import database
from counselling.core.errors import Refused
from counselling.retention.rules.manifest import FORMAT, Manifest, unsigned


def organisation() -> str:
    """Return the name of this installation: a hash that only its own keys make."""
    return crypto.trail_hash("organisation", "")[:32]


def signed(manifest: Manifest) -> Manifest:
    """Return a manifest that nobody without our keys could have written."""
    return msgspec.structs.replace(manifest, signature=_signature(manifest))


def manifest_of(content: bytes) -> Manifest:
    """Read the manifest of a backup and see whether this installation can take it.

    Raises `Refused`: `no_backup`, `newer`, `other_organisation`, `other_database`, `forged`.
    """
    try:
        found = msgspec.json.decode(content, type=Manifest)
    except msgspec.MsgspecError:
        raise Refused("no_backup") from None
    if found.format > FORMAT or _unknown(found.migrations):
        raise Refused("newer")
    if found.organisation != organisation():
        raise Refused("other_organisation")
    if not crypto.same(found.signature, _signature(found)):
        raise Refused("forged")
    if found.kind != database.kind():
        raise Refused("other_database", kind=found.kind)
    return found


def applied() -> dict[str, list[str]]:
    """Return which migrations the database has, by application."""
    names: dict[str, list[str]] = {}
    for app, name in sorted(MigrationRecorder(connection).applied_migrations()):
        names.setdefault(app, []).append(name)
    return names


def _unknown(migrations: dict[str, list[str]]) -> bool:
    known = set(MigrationLoader(None, ignore_no_migrations=True).disk_migrations)
    return not known.issuperset(_pairs(migrations))


def _pairs(migrations: dict[str, list[str]]) -> Iterable[tuple[str, str]]:
    return ((app, name) for app, names in migrations.items() for name in names)


def _signature(manifest: Manifest) -> str:
    return crypto.trail_hash("backup", unsigned(manifest))
