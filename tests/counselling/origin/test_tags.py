import subprocess
import sys
from ipaddress import IPv6Network, ip_address
from typing import Any

from django.test import RequestFactory

from counselling.origin import axes
from counselling.origin.tags import tag_of, tag_of_request, tag_of_scope
from tests.house.tree import ROOT, files, text

SCHOOL, HOME = ip_address("203.0.113.9"), ip_address("198.51.100.4")
ELSEWHERE = """
from ipaddress import ip_address
import django
from django.conf import settings
settings.configure(TRUSTED_PROXIES=[])
from counselling.origin.tags import tag_of
print(tag_of(ip_address("203.0.113.9")))
"""


def test_one_connection_has_one_tag_and_another_has_another() -> None:
    assert tag_of(SCHOOL) == tag_of(ip_address("203.0.113.9")) != tag_of(HOME)
    assert tag_of(ip_address("2001:db8:1:201::1")) == tag_of(ip_address("2001:db8:1:2ff::2"))


def test_all_who_have_no_address_share_a_tag() -> None:
    assert tag_of(None) == tag_of(None) != tag_of(SCHOOL)


def test_a_tag_gives_nothing_away() -> None:
    assert len(tag_of(SCHOOL)) == 32
    assert set(tag_of(SCHOOL)) <= set("0123456789abcdef")


def test_a_tag_of_this_process_means_nothing_in_another() -> None:
    told = subprocess.run(
        [sys.executable, "-c", ELSEWHERE], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert len(told.stdout.strip()) == 32
    assert told.stdout.strip() != tag_of(SCHOOL)


def test_a_page_and_a_socket_have_the_same_tag() -> None:
    request = RequestFactory().get("/", REMOTE_ADDR="203.0.113.9")
    scope: dict[str, Any] = {"client": ["203.0.113.9", 4711], "headers": []}
    assert tag_of_request(request) == tag_of_scope(scope) == tag_of(SCHOOL)


def test_the_lockout_counts_by_an_address_that_is_nobodys() -> None:
    def seen_from(address: str) -> str:
        return axes.client_address(RequestFactory().get("/", REMOTE_ADDR=address))

    private = IPv6Network("fd00::/8")
    assert ip_address(seen_from("203.0.113.9")) in private
    assert seen_from("203.0.113.9") == seen_from("203.0.113.9") != seen_from("198.51.100.4")
    assert "203.0.113.9" not in seen_from("203.0.113.9")


def test_nobody_else_reads_an_address() -> None:
    words = ("REMOTE_ADDR", "X-Forwarded-For", "x-forwarded-for", '["client"]', '.get("client")')
    house = files("counselling/*.py", "accounts/*.py", "clbchat/*.py")
    readers = {name for name in house if any(word in text(name) for word in words)}
    assert readers == {"counselling/origin/address.py"}
