"""Which database and which bus this installation uses."""

from pathlib import Path
from typing import Any

from clbchat import env

SQLITE_START = (
    "PRAGMA journal_mode=WAL;"
    "PRAGMA synchronous=FULL;"
    "PRAGMA secure_delete=ON;"
    "PRAGMA foreign_keys=ON;"
)


def configured(data: Path) -> dict[str, dict[str, Any]]:
    """Return Django's DATABASES: `DATABASE_URL`, or SQLite in the data folder."""
    url = env.optional_secret("DATABASE_URL") or f"sqlite:///{data / 'clbchat.sqlite3'}"
    database: dict[str, Any] = dict(env.read.db_url_config(url))
    database["CONN_MAX_AGE"] = 0
    engine = str(database.get("ENGINE", "")).rpartition(".")[2]
    if engine == "sqlite3":
        database["OPTIONS"] = {
            "timeout": env.number("DATABASE_TIMEOUT", 5, low=1, high=60),
            "transaction_mode": "IMMEDIATE",
            "init_command": SQLITE_START,
        }
    elif engine == "postgresql":
        database["OPTIONS"] = {"connect_timeout": env.number("DATABASE_TIMEOUT", 5, low=1, high=60)}
    else:
        raise env.wrong("DATABASE_URL", "must begin with postgresql:// or sqlite:///")
    return {"default": database}


def scratch() -> dict[str, Any]:
    """Return the parts of an empty PostgreSQL database in which backups are looked at, or nothing."""
    url = env.optional_secret("SCRATCH_DATABASE_URL")
    found = dict(env.read.db_url_config(url)) if url else {}
    if found and not str(found.get("ENGINE", "")).endswith("postgresql"):
        raise env.wrong("SCRATCH_DATABASE_URL", "must begin with postgresql://")
    if url and url == env.optional_secret("DATABASE_URL"):
        raise env.wrong("SCRATCH_DATABASE_URL", "names the database itself: it would be emptied")
    return found


def channel_layers() -> dict[str, dict[str, Any]]:
    """Return Django Channels' CHANNEL_LAYERS: Redis at `REDIS_URL`, or none for one process."""
    url = env.optional_secret("REDIS_URL")
    if not url:
        return {}
    return {
        "default": {
            "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
            "CONFIG": {"hosts": [url], "prefix": env.read.str("REDIS_PREFIX", "clbchat")},
        }
    }
