from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import AuditEntry
from counselling.abuse.actions.networks import enter_network, remove_network
from counselling.abuse.models import SharedNetwork
from counselling.abuse.queries.networks import is_shared, shared_networks
from counselling.abuse.rules.networks import read_network
from counselling.core.errors import Refused
from tests.counselling.evening import counsellor, reason

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def eva(open_door: None) -> int:
    return counsellor("Eva", presence="offline").id


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("203.0.113.0/24", "203.0.113.0/24"),
        (" 203.0.113.7/24 ", "203.0.113.0/24"),
        ("203.0.113.7", "203.0.113.7/32"),
        ("2001:DB8:0:1::1/64", "2001:db8:0:1::/64"),
    ],
)
def test_a_network_is_kept_as_everybody_writes_it(eva: int, typed: str, kept: str) -> None:
    enter_network(staff_id=eva, typed=typed, name="Een school")
    assert [one.cidr for one in shared_networks()] == [kept]


@pytest.mark.parametrize(
    "typed",
    ["", "  ", "school", "203.0.113.0/33", "203.0.113/24", "1.2.3.4/0x8", "fe80::1%eth0", "١٢٧.0.0.1", "9" * 5000, "10.0.0.0/8/8", "203.0.113.0/255.255.255.0/1", "\x00"],
)  # fmt: skip
def test_what_is_no_network_is_refused(eva: int, typed: str) -> None:
    assert reason(enter_network, staff_id=eva, typed=typed, name="Een school") == "network"
    assert not SharedNetwork.objects.exists()


@pytest.mark.parametrize("typed", ["203.0.0.0/15", "10.0.0.0/8", "2001:db8::/31"])
def test_a_very_wide_network_is_asked_about_first(eva: int, typed: str) -> None:
    assert reason(enter_network, staff_id=eva, typed=typed, name="Een school") == "wide"
    enter_network(staff_id=eva, typed=typed, name="Een school", wide=True)
    assert shared_networks()[0].wide


@pytest.mark.parametrize("typed", ["0.0.0.0/0", "128.0.0.0/1", "::/0", "2000::/3"])
def test_half_the_world_is_refused_whoever_means_it(eva: int, typed: str) -> None:
    given_up = reason(enter_network, staff_id=eva, typed=typed, name="Alles", wide=True)
    assert given_up == "too_wide"


def test_the_same_network_stands_once_under_its_first_name(eva: int) -> None:
    enter_network(staff_id=eva, typed="203.0.113.0/24", name="Een school")
    with pytest.raises(Refused) as refused:
        enter_network(staff_id=eva, typed="203.0.113.9/24", name="Nog eens")
    assert (refused.value.reason, refused.value.details["by"]) == ("network_twice", "Een school")


def test_it_counts_at_once_and_no_longer_once_it_is_removed(eva: int) -> None:
    inside, outside = ip_address("203.0.113.77"), ip_address("203.0.114.1")
    assert not is_shared(inside)
    number = enter_network(staff_id=eva, typed="203.0.113.0/24", name="Een school")
    assert is_shared(inside)
    assert not is_shared(outside)
    assert not is_shared(ip_address("2001:db8::1"))
    remove_network(staff_id=eva, network_id=number)
    remove_network(staff_id=eva, network_id=number)
    assert not is_shared(inside)
    deeds = AuditEntry.objects.filter(action__endswith="_shared_network")
    assert [deed.action for deed in deeds.order_by("pk")] == [
        "enter_shared_network",
        "remove_shared_network",
    ]
    assert not any("203.0" in str(deed.details) + deed.subject for deed in deeds)


def test_all_who_have_no_address_share_one_tag_so_nobody_is_stopped_for_it(eva: int) -> None:
    assert is_shared(None)


@given(st.text(max_size=80))
def test_whatever_is_typed_is_read_or_refused(typed: str) -> None:
    network = read_network(typed)
    assert network is None or read_network(str(network)) == network
