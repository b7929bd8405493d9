import logging
import os
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from mmdb_writer import MMDBWriter
from netaddr import IPSet  # type: ignore[import-untyped]

from counselling.origin.place import place_of
from counselling.origin.queries.state import state

GHENT, PARIS, ODD = "203.0.113.9", "198.51.100.4", "192.0.2.1"
BELGIUM = {"names": {"en": "Belgium", "nl": "België"}}
FLANDERS, EAST = {"names": {"en": "Flanders"}}, {"names": {"nl": "Oost-Vlaanderen"}}


def write_places(path: Path) -> Path:
    """Write a file of places as MaxMind does, with more in it than anybody is to see."""
    writer = MMDBWriter(ip_version=6, ipv4_compatible=True)
    exact = {"city": {"names": {"en": "Ghent"}}, "location": {"latitude": 51.05, "longitude": 3.7}}
    writer.insert_network(
        IPSet([f"{GHENT}/32", "2001:db8::/32"]),
        {"country": BELGIUM, "subdivisions": [FLANDERS, EAST], **exact},
    )
    writer.insert_network(IPSet([f"{PARIS}/32"]), {"country": {"names": {"en": "France"}}})
    odd = {"country": {"names": {"en": "x\n" * 99}}, "subdivisions": [7]}
    writer.insert_network(IPSet([f"{ODD}/32"]), odd)
    writer.to_db_file(str(path))
    return path


@pytest.fixture
def places(tmp_path: Path, settings: Any) -> Path:
    settings.GEOIP_PATH = str(write_places(tmp_path / "places.mmdb"))
    return tmp_path / "places.mmdb"


def place(address: str) -> str:
    return place_of(ip_address(address))


def test_country_and_province_and_nothing_finer(places: Path) -> None:
    assert place(GHENT) == place("2001:db8::77") == "België, Oost-Vlaanderen"
    assert place(PARIS) == "France"
    assert state().places == ""


def test_who_is_in_no_file_is_nowhere(places: Path) -> None:
    assert place("127.0.0.1") == place("8.8.8.8") == place("fe80::1") == ""


def test_what_cannot_be_a_name_is_none(places: Path) -> None:
    assert place(ODD) == ""


def test_without_a_file_every_place_is_empty(settings: Any) -> None:
    assert settings.GEOIP_PATH == ""
    assert place(GHENT) == ""
    assert state().places == "none"


@pytest.mark.parametrize("content", [None, b"", b"no database", b"\x00" * 4096])
def test_a_broken_file_is_said_once_and_the_chat_goes_on(
    places: Path, content: bytes | None, caplog: pytest.LogCaptureFixture
) -> None:
    places.unlink() if content is None else places.write_bytes(content)
    with caplog.at_level(logging.WARNING):
        assert place(GHENT) == place(GHENT) == ""
    assert state().places == "broken"
    assert len(caplog.messages) == 1
    assert "GEOIP_PATH" in caplog.messages[0]


def test_no_damage_in_the_middle_of_the_file_stops_anything(places: Path) -> None:
    whole = places.read_bytes()
    for at in range(0, len(whole), 7):
        places.write_bytes(whole[:at] + b"\xff\xff\xff" + whole[at + 3 :])
        os.utime(places, ns=(at, at + 1))
        assert isinstance(place(GHENT), str)
    for length in range(0, len(whole), 11):
        places.write_bytes(whole[:length])
        os.utime(places, ns=(length, length + 1))
        assert isinstance(place(GHENT), str)


def test_a_new_file_is_read_without_a_restart(places: Path, settings: Any) -> None:
    places.write_bytes(b"no database")
    assert place(GHENT) == ""
    write_places(places)
    os.utime(places, ns=(1, 1))
    assert place(GHENT) == "België, Oost-Vlaanderen"
