"""A tag stands for an address without giving it away.

It is made under the pepper of the month; where there is none, under a random key that lives as long
as this process and is written nowhere.
"""

import hmac
import secrets
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from django.http import HttpRequest

from counselling.origin.address import Address, client_of_request, client_of_scope, network_of
from counselling.origin.peppers import live_peppers

_PROCESS_KEY = secrets.token_bytes(32)
VISIT, SIGN_IN, PORT = "visit", "sign-in", "port"


def tag_of_request(request: HttpRequest) -> str:
    """Return the tag, 32 hexadecimal digits, of whoever sent this request."""
    return tag_of(client_of_request(request).address)


def tag_of_scope(scope: Mapping[str, Any]) -> str:
    """Return the tag, 32 hexadecimal digits, of whoever opened this socket."""
    return tag_of(client_of_scope(scope).address)


def tag_of(address: Address | None, purpose: str = VISIT) -> str:
    """Return the present tag of an address; all who have none share one."""
    key = next(iter(live_peppers()), _PROCESS_KEY)
    return _tag(key, purpose, network_of(address) if address else "none")


def tags_of(address: Address | None) -> list[str]:
    """Return the tags of an address under every live pepper, newest first: one may be known already."""
    if address is None:
        return []
    return [_tag(key, VISIT, network_of(address)) for key in live_peppers()]


def fleeting_tag(address: Address, port: int | None) -> str:
    """Return a tag of address and port that means nothing outside this process."""
    return _tag(_PROCESS_KEY, PORT, f"{address}|{port}")


def _tag(key: bytes, purpose: str, text: str) -> str:
    return hmac.new(key, f"{purpose}|{text}".encode(), sha256).hexdigest()[:32]
