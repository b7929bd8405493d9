from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine

from accounts.models import AuditEntry, Staff
from counselling.signposts.actions.sites import (
    Wanted,
    check_site,
    drop_site,
    keep_site,
    load_sites,
)
from counselling.signposts.models import Edition, Site
from counselling.signposts.queries.signs import carded, listed_addresses
from counselling.signposts.queries.sites import site_named, sites
from tests.counselling.conftest import clock as clock
from tests.counselling.evening import counsellor, reason

pytestmark = pytest.mark.django_db

AWEL = Wanted(
    titles={"nl": "Awel", "en": "Awel (in Dutch)", "fr": ""},
    url="https://www.awel.be/",
    about="Bellen en chatten",
    category="online_help",
)


@pytest.fixture
def eva() -> Staff:
    return counsellor("Eva")


def refused(eva: Staff, **other: Any) -> str:
    return reason(keep_site, actor_id=eva.id, site=replace(AWEL, **other))


def test_a_site_on_the_list_becomes_a_card_and_leaves_a_trail(eva: Staff) -> None:
    keep_site(actor_id=eva.id, site=AWEL)
    (site,) = sites()
    assert (site.titles, site.shown) == ({"nl": "Awel", "en": "Awel (in Dutch)"}, "awel.be")
    assert site.texts["fr"] == "Awel: https://www.awel.be/"
    assert listed_addresses() == ["awel.be"]
    assert carded("op https://awel.be", "nl")
    assert AuditEntry.objects.get().action == "site_kept"
    assert not AuditEntry.objects.get().details


def test_what_another_process_changed_is_known_within_five_seconds(
    eva: Staff, clock: time_machine.Traveller
) -> None:
    keep_site(actor_id=eva.id, site=AWEL)
    assert listed_addresses() == ["awel.be"]
    Site.objects.update(url="https://watwat.be/")
    Edition.objects.update(word=uuid4())
    assert listed_addresses() == ["awel.be"]
    clock.shift(timedelta(seconds=5))
    assert listed_addresses() == ["watwat.be"]


def test_a_site_is_changed_checked_and_taken_off(eva: Staff) -> None:
    keep_site(actor_id=eva.id, site=AWEL)
    number = sites()[0].id
    keep_site(actor_id=eva.id, site=replace(AWEL, url="https://awel.be/chat"), site_id=number)
    check_site(actor_id=eva.id, site_id=number, today=date(2026, 11, 23))
    changed = site_named(number)
    assert changed
    assert (changed.shown, changed.checked_on) == ("awel.be/chat", date(2026, 11, 23))
    drop_site(actor_id=eva.id, site_id=number)
    drop_site(actor_id=eva.id, site_id=number)
    assert listed_addresses() == []
    assert reason(keep_site, actor_id=eva.id, site=AWEL, site_id=number) == "gone"


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("", "address_empty"),
        ("  ", "address_empty"),
        ("http://www.awel.be/", "address_http"),
        ("ftp://awel.be", "address_scheme"),
        ("javascript:alert(1)", "address_scheme"),
        ("awel.be", "address_scheme"),
        ("https:awel.be", "address_scheme"),
        ("https://www.awel.be@evil.example/", "address_user"),
        ("https://awel .be", "address_spaces"),
        ("https://awel.be/\u202eeb", "address_spaces"),
        ("https://аwel.be/", "address_letters"),
        ("https://awel.be:8080/", "address_unreadable"),
        ("https://awel.be/#chat", "address_unreadable"),
        ("https://127.0.0.1/", "address_unreadable"),
        ("https://localhost/", "address_unreadable"),
        ("https://[::1", "address_unreadable"),
        ("https://-awel.be/", "address_unreadable"),
        ('https://awel.be/"><script>', "address_unreadable"),
        ("https://awel.be/" + "a" * 200, "address_long"),
    ],
)
def test_an_address_that_would_mislead_is_refused(eva: Staff, url: str, why: str) -> None:
    assert refused(eva, url=url) == why


def test_a_name_written_as_computers_do_is_taken(eva: Staff) -> None:
    assert refused(eva, url="https://xn--wel-5cd.be/") == ""


def test_what_is_missing_or_too_long_is_refused(eva: Staff) -> None:
    assert refused(eva, titles={"nl": " ", "fr": "Awel"}) == "title_empty"
    assert refused(eva, titles={"nl": "a" * 81}) == "title_long"
    assert refused(eva, titles={"nl": "Awel\nen meer"}) == "invalid"
    assert refused(eva, titles={"nl": "Awel\x00"}) == "invalid"
    assert refused(eva, about="a" * 201) == "about_long"
    assert refused(eva, category="anything") == "invalid"
    assert not Site.objects.exists()


def test_an_address_stands_on_the_list_once(eva: Staff) -> None:
    keep_site(actor_id=eva.id, site=AWEL)
    assert refused(eva) == "site_twice"


def test_the_list_that_comes_along_is_loaded_once_and_waits_to_be_checked(eva: Staff) -> None:
    assert load_sites() == 10
    assert all(
        site.checked_on is None and set(site.titles) == {"nl", "fr", "en"} for site in sites()
    )
    keep_site(actor_id=eva.id, site=replace(AWEL, url="https://school.example/"))
    assert load_sites() == 0
    assert len(listed_addresses()) == 11
    for site in sites():
        assert carded(site.texts["nl"], "nl")
