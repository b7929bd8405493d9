from ipaddress import ip_address
from typing import Any

import pytest
from django.test import RequestFactory, override_settings

from counselling.origin.address import (
    Client,
    client_address,
    client_of_request,
    client_of_scope,
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
    found = client_address((peer, 4711), forwarded, "", trusted).address
    assert found == (ip_address(expected) if expected else None)


# who is connected from which port, what was forwarded, what port was told, which port it is
PORTS = {
    "who connects to us has their own port": (("203.0.113.9", 4711), [], "", 4711),
    "a stranger's word counts for nothing": (("203.0.113.9", 4711), ["6.6.6.6"], "999", 4711),
    "our proxy tells the port": (("10.0.0.9", 4711), ["203.0.113.9"], "51234", 51234),
    "the proxy's own port is nobody's": (("10.0.0.9", 4711), ["203.0.113.9"], "", None),
    "not the port that the hop itself wrote": (("10.0.0.9", 4711), ["203.0.113.9:99"], "", None),
    "nor one that was told of another proxy": (
        ("10.0.0.9", 4711), ["203.0.113.9, 10.0.0.7"], "51234", None),
    "nor one beside what is no address": (("10.0.0.9", 4711), ["<script>"], "51234", None),
    "nor one beside nothing": (("10.0.0.9", 4711), [], "51234", None),
    "two ports are none": (("10.0.0.9", 4711), ["203.0.113.9"], "51234,51235", None),
    "0 is what some servers say who do not know": (("203.0.113.9", 0), [], "", None),
    "too high": (("10.0.0.9", 4711), ["203.0.113.9"], "65536", None),
    "no number": (("10.0.0.9", 4711), ["203.0.113.9"], "<script>", None),
    "no digits of ours": (("10.0.0.9", 4711), ["203.0.113.9"], "\u0661\u0662", None),
    "a very long number": (("10.0.0.9", 4711), ["203.0.113.9"], "9" * 5000, None),
    "a unix socket has no port": ((None, None), [], "51234", None),
}  # fmt: skip


@pytest.mark.parametrize(("peer", "forwarded", "told", "expected"), PORTS.values(), ids=PORTS)
def test_from_which_port(
    peer: tuple[str | None, Any], forwarded: list[str], told: str, expected: int | None
) -> None:
    assert client_address(peer, forwarded, told, PROXIES).port == expected


@override_settings(TRUSTED_PROXIES=PROXIES)
def test_a_page_and_a_socket_find_the_same_client() -> None:
    # Pages get lines joined with a comma, sockets one header each, or one for all.
    request = RequestFactory().get(
        "/",
        headers={"X-Forwarded-For": "6.6.6.6,203.0.113.9", "X-Client-Port": "51234"},
        REMOTE_ADDR="10.0.0.9",
    )
    port = (b"x-client-port", b"51234")
    lines = [(b"x-forwarded-for", b"6.6.6.6"), (b"x-forwarded-for", b"203.0.113.9"), port]
    scope: dict[str, Any] = {"client": ["10.0.0.9", 4711], "headers": lines}
    joined = scope | {"headers": [(b"x-forwarded-for", b"6.6.6.6, 203.0.113.9"), port]}
    expected = Client(ip_address("203.0.113.9"), 51234)
    assert client_of_request(request) == expected
    assert client_of_scope(scope) == expected
    assert client_of_scope(joined) == expected


def test_a_direct_peer_brings_its_port() -> None:
    request = RequestFactory().get("/", REMOTE_ADDR="203.0.113.9", REMOTE_PORT=4711)
    scope: dict[str, Any] = {"client": ("203.0.113.9", 4711), "headers": []}
    assert client_of_request(request) == Client(ip_address("203.0.113.9"), 4711)
    assert client_of_scope(scope) == Client(ip_address("203.0.113.9"), 4711)


@override_settings(TRUSTED_PROXIES=["unix"])
def test_a_socket_that_came_over_a_unix_socket_has_no_peer() -> None:
    headers = [(b"x-forwarded-for", b"203.0.113.9"), (b"x-client-port", b"51234")]
    expected = Client(ip_address("203.0.113.9"), 51234)
    assert client_of_scope({"client": None, "headers": headers}) == expected
    assert client_of_scope({"headers": headers}) == expected


def test_other_headers_are_not_believed() -> None:
    request = RequestFactory().get(
        "/",
        headers={"Forwarded": "for=6.6.6.6", "X-Real-Ip": "6.6.6.6", "Client-Ip": "6.6.6.6"},
        REMOTE_ADDR="203.0.113.9",
    )
    assert client_of_request(request) == Client(ip_address("203.0.113.9"))


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
