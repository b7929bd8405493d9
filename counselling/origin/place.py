"""Roughly where an address is: country and province, from a file on this machine and from nowhere else."""

import logging
from functools import lru_cache
from pathlib import Path
from typing import Any

import maxminddb
from django.conf import settings

from counselling.origin.address import Address

_log = logging.getLogger(__name__)
_BROKEN = "Places stay empty: the file of GEOIP_PATH cannot be read, or is no MaxMind database."
LONGEST_NAME = 60


def place_of(address: Address) -> str:
    """Return country and province of an address as far as they are known, else nothing."""
    reader = _reader()
    if reader is None:
        return ""
    try:
        found: Any = reader.get(address)
    except (maxminddb.InvalidDatabaseError, ValueError, LookupError, UnicodeError):
        # A damaged record, or a file that knows no IPv6.
        return ""
    record = found if isinstance(found, dict) else {}
    provinces = record.get("subdivisions")
    province = provinces[-1] if isinstance(provinces, list) and provinces else None
    return ", ".join(filter(None, map(_name, (record.get("country"), province))))


def state() -> str:
    """Return `none` without a file, `broken` where it cannot be read, else nothing."""
    if not settings.GEOIP_PATH:
        return "none"
    return "" if _reader() else "broken"


def _name(part: Any) -> str:
    names = part.get("names") if isinstance(part, dict) else None
    name = (names.get("nl") or names.get("en")) if isinstance(names, dict) else None
    return name[:LONGEST_NAME] if isinstance(name, str) and name.isprintable() else ""


def _reader() -> maxminddb.Reader | None:
    if not settings.GEOIP_PATH:
        return None
    path = Path(settings.GEOIP_PATH)
    try:
        changed = path.stat().st_mtime_ns
    except OSError:
        changed = 0
    return _opened(path, changed)


@lru_cache(maxsize=1)
def _opened(path: Path, _changed: int) -> maxminddb.Reader | None:
    # In memory: a file that is overwritten while it is mapped would end the process.
    try:
        return maxminddb.open_database(path, maxminddb.MODE_MEMORY)
    except (OSError, maxminddb.InvalidDatabaseError, ValueError, LookupError, UnicodeError):
        _log.warning(_BROKEN)
        return None
