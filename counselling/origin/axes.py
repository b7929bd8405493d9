"""What the lockout of sign-ins counts by: not an address, but one made from its tag."""

from ipaddress import IPv6Address

from django.http import HttpRequest

from counselling.origin.address import client_of_request
from counselling.origin.tags import SIGN_IN, tag_of


def client_address(request: HttpRequest) -> str:
    """Return an IPv6 address in the private range fd00::/8 whose other 120 bits are the tag's."""
    tag = tag_of(client_of_request(request).address, SIGN_IN)
    return str(IPv6Address(int("fd" + tag[:30], 16)))
