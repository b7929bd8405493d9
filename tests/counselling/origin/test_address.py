from ipaddress import ip_address
from typing import Any

import pytest
from django.test import RequestFactory, override_settings

from counselling.origin.address import (
    address_of_request,
    address_of_scope,
    client_address,
    network_of,
)

PROXIES = ["10.0.0.0/8", "2001:db8:ffff::/48"]
NOBODY: list[str] = []

# who is connected, what was forwarded, whom we trust, who it is
CASES = {
    "nobody is trusted: the peer, whatever it says": (
        "203.0.113.9", ["6.6.6.6"], NOBODY, "203.0.113.9"),
    "a stranger who forwards is the stranger": (
        "203.0.113.9", ["6.6.6.6, 10.0.0.9"], PROXIES, "203.0.113.9"),
    "our proxy says who": ("10.0.0.9", ["203.0.113.9"], PROXIES, "203.0.113.9"),
    "the rightmost, never the leftmost, which anybody can write": (
        "10.0.0.9", ["6.6.6.6, 203.0.113.9"], PROXIES, "203.0.113.9"),
    "our own proxies are skipped from the right": (
        "10.0.0.9", ["6.6.6.6, 203.0.113.9, 10.0.0.7, 10.0.0.8"], PROXIES, "203.0.113.9"),
    "several lines are one list": (
        "10.0.0.9", ["6.6.6.6", "203.0.113.9, 10.0.0.7"], PROXIES, "203.0.113.9"),
    "a later line lies more to the right": (
        "10.0.0.9", ["203.0.113.9", "198.51.100.4"], PROXIES, "198.51.100.4"),
    "what is no address gives the peer": ("10.0.0.9", ["<script>"], PROXIES, "10.0.0.9"),
    "what is no address stops the search": (
        "10.0.0.9", ["203.0.113.9, unknown, 10.0.0.7"], PROXIES, "10.0.0.9"),
    "our own proxies alone give the peer": (
        "10.0.0.9", ["10.0.0.7, 10.0.0.8"], PROXIES, "10.0.0.9"),
    "nothing forwarded gives the peer": ("10.0.0.9", [], PROXIES, "10.0.0.9"),
    "an empty line gives the peer": ("10.0.0.9", [" , ,"], PROXIES, "10.0.0.9"),
    "IPv6": ("2001:db8:ffff::1", ["2001:db8:1::7"], PROXIES, "2001:db8:1::7"),
    "IPv4 in the clothes of IPv6": ("::ffff:10.0.0.9", ["::ffff:203.0.113.9"], PROXIES, "203.0.113.9"),
    "a port is dropped": ("10.0.0.9", ["203.0.113.9:51234"], PROXIES, "203.0.113.9"),
    "a port behind brackets is dropped": (
        "10.0.0.9", ["[2001:db8:1::7]:51234"], PROXIES, "2001:db8:1::7"),
    "a zone is dropped": ("fe80::1%eth0", [], NOBODY, "fe80::1"),
    "a unix socket that was not declared is nobody": (None, ["203.0.113.9"], PROXIES, None),
    "a unix socket that was declared is our proxy": (
        None, ["6.6.6.6, 203.0.113.9"], ["unix"], "203.0.113.9"),
    "a unix socket behind which nobody says who": (None, [], ["unix"], None),
    "declaring the unix socket trusts no address": (
        "10.0.0.9", ["203.0.113.9"], ["unix"], "10.0.0.9"),
    "a decimal number is no address": ("10.0.0.9", ["3405803785"], PROXIES, "10.0.0.9"),
}  # fmt: skip


@pytest.mark.parametrize(("peer", "forwarded", "trusted", "expected"), CASES.values(), ids=CASES)
def test_who_is_connected(
    peer: str | None, forwarded: list[str], trusted: list[str], expected: str | None
) -> None:
    found = client_address(peer, forwarded, trusted)
    assert found == (ip_address(expected) if expected else None)


@override_settings(TRUSTED_PROXIES=PROXIES)
def test_a_page_and_a_socket_find_the_same_address() -> None:
    # Pages get lines joined with a comma, sockets one header each, or one for all.
    request = RequestFactory().get(
        "/", headers={"X-Forwarded-For": "6.6.6.6,203.0.113.9"}, REMOTE_ADDR="10.0.0.9"
    )
    lines = [(b"x-forwarded-for", b"6.6.6.6"), (b"x-forwarded-for", b"203.0.113.9")]
    scope: dict[str, Any] = {"client": ["10.0.0.9", 4711], "headers": lines}
    joined = scope | {"headers": [(b"x-forwarded-for", b"6.6.6.6, 203.0.113.9")]}
    expected = ip_address("203.0.113.9")
    assert address_of_request(request) == expected
    assert address_of_scope(scope) == expected
    assert address_of_scope(joined) == expected


@override_settings(TRUSTED_PROXIES=["unix"])
def test_a_socket_that_came_over_a_unix_socket_has_no_peer() -> None:
    headers = [(b"x-forwarded-for", b"203.0.113.9")]
    assert address_of_scope({"client": None, "headers": headers}) == ip_address("203.0.113.9")
    assert address_of_scope({"headers": headers}) == ip_address("203.0.113.9")


def test_other_headers_are_not_believed() -> None:
    request = RequestFactory().get(
        "/",
        headers={"Forwarded": "for=6.6.6.6", "X-Real-Ip": "6.6.6.6", "Client-Ip": "6.6.6.6"},
        REMOTE_ADDR="203.0.113.9",
    )
    assert address_of_request(request) == ip_address("203.0.113.9")


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("2001:db8:1:2ff::7", "2001:db8:1:200::"),
        ("2001:db8:1:2aa:ffff::1", "2001:db8:1:200::"),
        ("2001:db8:1:3ff::7", "2001:db8:1:300::"),
    ],
)
def test_one_connection_is_an_ipv4_address_or_a_home_of_ipv6_addresses(
    address: str, network: str
) -> None:
    assert network_of(ip_address(address)) == network
