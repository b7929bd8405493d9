"""A tag stands for an address without giving it away.

It is made under a random key that lives as long as this process and is written nowhere.
"""

import hmac
import secrets
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from django.http import HttpRequest

from counselling.origin.address import Address, address_of_request, address_of_scope, network_of

_PROCESS_KEY = secrets.token_bytes(32)


def tag_of_request(request: HttpRequest) -> str:
    """Return the tag, 32 hexadecimal digits, of whoever sent this request."""
    return tag_of(address_of_request(request))


def tag_of_scope(scope: Mapping[str, Any]) -> str:
    """Return the tag, 32 hexadecimal digits, of whoever opened this socket."""
    return tag_of(address_of_scope(scope))


def tag_of(address: Address | None) -> str:
    """Return the tag of an address; all who have none share one."""
    network = network_of(address) if address else "none"
    return hmac.new(_PROCESS_KEY, network.encode(), sha256).hexdigest()[:32]
