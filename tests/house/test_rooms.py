import re
from pathlib import PurePath

import pytest

from tests.house.tree import PRODUCT, files, findings, text, tree

TOP_LEVEL = {
    *("manage.py", "pyproject.toml", "README.md", "LICENSE"),
    *("clbchat", "counselling", "accounts", "static", "templates", "tests"),
    *("docs", "deploy", "locale"),
}
ROOMS = {
    *("conversation", "shift", "waiting_room", "signposts", "abuse", "emergency", "intervision"),
    *("privacy", "retention", "statistics"),
}
ROOM_FILES = {"__init__", "models", "rules", "events", "queries", "actions", "personal_data"}
LONGEST_COMMAND = 40
NAMELESS = {"utils", "util", "helpers", "helper", "misc", "common", "signals"}
#: Every way to learn where somebody connects from, but through `origin/address.py`.
ADDRESS_READER = re.compile(
    r"REMOTE_(ADDR|HOST|PORT)|X[-_](FORWARDED[-_]FOR|REAL[-_]IP|CLIENT[-_](IP|PORT))|HTTP_FORWARDED"
    r"|[\"']FORWARDED[\"']|CF-CONNECTING|TRUE-CLIENT|getpeer|peername|ipware|get_client_ip"
    r"|client_(host|addr|port)\b|transport\.client|\.client\.(host|port)|[\"']client[\"']\s*[\])]",
    re.IGNORECASE,
)
READERS = (
    """
request.META["REMOTE_ADDR"] · META.get('REMOTE_PORT') · headers["X-Forwarded-For"] · HTTP_X_REAL_IP
scope["client"] · scope.get('client') · b"x-forwarded-for" · headers.get("Forwarded") · X_Client_Port
transport.getPeer() · get_extra_info("peername") · sock.getpeername() · request.client.host
ipware.get_client_ip(request) · self.client_addr · {{ request.META.REMOTE_ADDR }} · CF-Connecting-IP
""".replace("\n", " · ")
    .strip(" ·")
    .split(" · ")
)


def test_the_top_level_holds_only_what_the_design_names() -> None:
    tops = {PurePath(name).parts[0] for name in tree()}
    strange = {
        top for top in tops - TOP_LEVEL if not top.startswith(".") and not top.endswith(".lock")
    }
    assert not strange


def test_every_room_repeats_the_same_few_file_names() -> None:
    strange = []
    for name in files("counselling/*.py"):
        _, room, *rest = PurePath(name).parts
        if room in ROOMS and PurePath(rest[0]).stem not in ROOM_FILES:
            strange.append(name)
    assert not strange


def test_no_file_is_named_for_nothing() -> None:
    assert not [
        name
        for name in files(*PRODUCT, "static/js/*", "tests/*")
        if PurePath(name).stem in NAMELESS
    ]


def test_a_command_is_one_call_of_a_verb() -> None:
    commands = files("*/management/commands/*.py")
    assert not [name for name in commands if len(text(name).splitlines()) > LONGEST_COMMAND]


def test_only_one_file_reads_where_somebody_connects_from() -> None:
    everywhere = files("accounts/*.py", "clbchat/*.py", "counselling/*.py", "templates/*")
    readers = {found.partition(":")[0] for found in findings(everywhere, ADDRESS_READER)}
    assert readers == {"counselling/origin/address.py"}


@pytest.mark.parametrize("reader", READERS)
def test_no_other_reader_would_be_overlooked(reader: str) -> None:
    assert ADDRESS_READER.search(reader)
