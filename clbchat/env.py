"""Reads settings from the environment, from `*_FILE`s and from the data folder's own file.

Every mistake stops the start with one sentence that names the setting.
"""

import os
import re
import shlex
from collections.abc import Collection
from ipaddress import ip_network
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

SETTINGS_FILE = "clbchat.env"
LOOPBACK = ("127.0.0.1", "localhost", "::1")
MIN_SECRET = 40
#: How a mail server is reached, with the port it usually listens on.
MAIL_SCHEMES = {"smtp": 25, "smtp+tls": 587, "smtp+ssl": 465}
MAIL_SECONDS = 10
PHONE = re.compile(r"\+?[0-9][0-9 ./-]{1,24}")

read = environ.Env()


def load_data_folder(base: Path) -> Path:
    """Return the data folder, after reading the settings file in it (the environment wins)."""
    folder = Path(os.environ.get("CLBCHAT_DATA") or base / "var").resolve()
    if (folder / SETTINGS_FILE).exists():
        environ.Env.read_env(folder / SETTINGS_FILE)
    return folder


def secret(name: str, key_file: Path) -> str:
    """Return a secret from `NAME`, from the file `NAME_FILE`, or from the key folder."""
    value = os.environ.get(name, "")
    if not value:
        path = Path(os.environ.get(f"{name}_FILE") or key_file)
        if not path.exists():
            raise wrong(name, f"is not set and there is no file '{path.name}' in the key folder")
        value = path.read_text().strip()
    if len(value) < MIN_SECRET:
        raise wrong(name, f"is too short: at least {MIN_SECRET} characters")
    return value


def optional_secret(name: str) -> str:
    """Return a secret from `NAME` or from the file `NAME_FILE`, or nothing."""
    path = os.environ.get(f"{name}_FILE")
    if not path:
        return os.environ.get(name, "")
    if not Path(path).exists():
        raise wrong(f"{name}_FILE", "names a file that is not there")
    return Path(path).read_text().strip()


def number(name: str, default: int, *, low: int = 0, high: int = 10_000_000) -> int:
    """Return a whole number between `low` and `high`."""
    try:
        value = read.int(name, default)
    except ValueError:
        raise wrong(name, "must be a whole number") from None
    if not low <= value <= high:
        raise wrong(name, f"must lie between {low} and {high}")
    return int(value)


def origin(name: str, default: str) -> str:
    """Return a full origin: https anywhere, http on this machine alone."""
    return _checked_origin(name, str(read.str(name, default)))


def origins(name: str) -> list[str]:
    """Return a list of exact origins, as browsers write them."""
    values: list[str] = read.list(name, default=[])
    found = [_checked_origin(name, value.strip().lower()) for value in values]
    for value in found:
        parts = urlsplit(value)
        if value != f"{parts.scheme}://{parts.netloc}" or set(value) & set("@*"):
            raise wrong(name, f"holds '{value}', which is no origin such as https://school.example")
    return found


def _checked_origin(name: str, written: str) -> str:
    value = written.rstrip("/")
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path or parts.query:
        raise wrong(name, "must be an origin such as https://chat.example")
    if parts.scheme == "http" and parts.hostname not in LOOPBACK:
        raise wrong(name, "must begin with https:// (http is for this machine alone)")
    return value


def same_origins(origin_of_site: str) -> list[str]:
    """Return the site's origin, and on this machine alone also its other names for itself."""
    parts = urlsplit(origin_of_site)
    if parts.scheme == "https":
        return [origin_of_site]
    port = f":{parts.port}" if parts.port else ""
    names = [f"http://{name}{port}" for name in ("127.0.0.1", "localhost")]
    return [origin_of_site, *(name for name in names if name != origin_of_site)]


def host_of(origin_of_site: str) -> str:
    """Return the host of an origin as Django writes it, IPv6 in brackets."""
    host = urlsplit(origin_of_site).hostname or ""
    return f"[{host}]" if ":" in host else host


def passkey_host(origin_of_site: str) -> str:
    """Return the host that passkeys are tied to."""
    host = urlsplit(origin_of_site).hostname or ""
    return "localhost" if host in LOOPBACK else host


def mail(name: str) -> dict[str, Any]:
    """Return what opens a connection to a mail server, or nothing where none is named."""
    written = optional_secret(name)
    parts = urlsplit(written)
    if not written:
        return {}
    if parts.scheme not in MAIL_SCHEMES or not parts.hostname or not _has_port(parts):
        raise wrong(name, "must be such as smtp+tls://user:password@mail.example:587")
    if parts.scheme == "smtp" and parts.hostname not in LOOPBACK:
        raise wrong(name, "must begin with smtp+tls:// or smtp+ssl:// (smtp is for this machine)")
    return {
        "backend": "django.core.mail.backends.smtp.EmailBackend",
        "host": parts.hostname,
        "port": parts.port or MAIL_SCHEMES[parts.scheme],
        "username": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "use_tls": parts.scheme == "smtp+tls",
        "use_ssl": parts.scheme == "smtp+ssl",
        "timeout": MAIL_SECONDS,
    }


def _has_port(parts: SplitResult) -> bool:
    try:
        return parts.port is None or parts.port > 0
    except ValueError:
        return False


def networks(name: str) -> list[str]:
    """Return a list of networks (CIDR); the word `unix` stands for a unix socket."""
    values: list[str] = read.list(name, default=[])
    for value in values:
        try:
            if value != "unix":
                ip_network(value)
        except ValueError:
            raise wrong(name, f"holds '{value}', which is no network such as 10.0.0.0/8") from None
    return values


def site(name: str, default: str) -> str:
    """Return the address of a page on the web."""
    value = str(read.str(name, default))
    if urlsplit(value).scheme not in ("http", "https") or not urlsplit(value).hostname:
        raise wrong(name, "must be an address such as https://www.example.org/")
    return value


def phone(name: str) -> str:
    """Return a number as people write it, or nothing where none is set."""
    value = str(read.str(name, "")).strip()
    if value and not PHONE.fullmatch(value):
        raise wrong(name, "must be a telephone number such as +32 9 123 45 67")
    return value


def command(name: str) -> list[str]:
    """Return a program by its full path with what it is given first, or nothing where none is set."""
    words = shlex.split(str(read.str(name, "")))
    if words and not (Path(words[0]).is_absolute() and os.access(words[0], os.X_OK)):
        raise wrong(name, "must begin with the full path of a program that may be run")
    return words


def some_of(name: str, known: Collection[str], default: list[str]) -> list[str]:
    """Return a list of known words, at least one."""
    values: list[str] = read.list(name, default=default)
    if not values or not set(values) <= set(known):
        raise wrong(name, f"must name some of: {', '.join(known)}")
    return values


def wrong(name: str, why: str) -> ImproperlyConfigured:
    """Make the error that stops the start."""
    return ImproperlyConfigured(f"{name} {why}.")
