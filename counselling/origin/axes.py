"""What the lockout of sign-ins counts by: not an address, but one made from its tag."""

from ipaddress import IPv6Address

from django.http import HttpRequest

from counselling.origin.tags import tag_of_request


def client_address(request: HttpRequest) -> str:
    """Return an IPv6 address in the private range fd00::/8 whose other 120 bits are the tag's."""
    return str(IPv6Address(int("fd" + tag_of_request(request)[:30], 16)))
