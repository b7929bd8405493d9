import subprocess
import sys
from ipaddress import IPv6Network, ip_address
from pathlib import Path
from typing import Any

from django.conf import settings
from django.test import RequestFactory, override_settings

from counselling.origin import axes, peppers
from counselling.origin.tags import tag_of, tag_of_request, tag_of_scope
from tests.house.tree import ROOT

SCHOOL, HOME = ip_address("203.0.113.9"), ip_address("198.51.100.4")
ELSEWHERE = """
from pathlib import Path
from ipaddress import ip_address
import django
from django.conf import settings
settings.configure(TRUSTED_PROXIES=[], KEY_DIR=Path({folder!r}))
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


def told_by_another_process(folder: Path) -> str:
    told = subprocess.run(
        [sys.executable, "-c", ELSEWHERE.format(folder=str(folder))],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert len(told.stdout.strip()) == 32
    return told.stdout.strip()


def test_another_process_gives_the_same_tag() -> None:
    # Another story may have left a pepper of a later month since this process looked.
    peppers.look_again()
    assert told_by_another_process(settings.KEY_DIR) == tag_of(SCHOOL)


def test_without_a_pepper_a_tag_means_nothing_in_another_process(tmp_path: Path) -> None:
    with override_settings(KEY_DIR=tmp_path):
        assert told_by_another_process(tmp_path) != tag_of(SCHOOL) == tag_of(SCHOOL)


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
    # What a colleague signs in from is not to be matched with what a young person came from.
    assert f"{ip_address(seen_from('203.0.113.9')).packed.hex()}"[2:] != tag_of(SCHOOL)[:30]
