"""Whatever somebody says about where they connect from, what is stored is where they connect from."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.failures.ways import NOOR, PROXY, TOLD_PORT, VICTIM, Guest, Lines, Way, Ways, every_way
from tests.nginx import nginx
from tests.ports import free_port

pytestmark = pytest.mark.slow

HOPS = ", ".join(f"10.{number // 200}.{number % 200}.7" for number in range(300))
HOSTILE: dict[str, Lines] = {
    "nothing": [],
    "300 hops": [("X-Forwarded-For", HOPS)],
    "300 hops of our own": [("X-Forwarded-For", ", ".join([PROXY] * 300))],
    "another's address": [("X-Forwarded-For", VICTIM)],
    "garbage": [("X-Forwarded-For", "unknown, ;=\xff\xfe\t, 999.1.2.3, 0x7f000006, ,,")],
    "script": [("X-Forwarded-For", "<script>alert(1)</script>")],
    "doubled lines": [("X-Forwarded-For", VICTIM), ("X-Forwarded-For", PROXY)],
    "IPv4 in IPv6": [("X-Forwarded-For", f"::ffff:{VICTIM}")],
    "with a port": [("X-Forwarded-For", f"{VICTIM}:80, [::1]:80")],
    "with a zone": [("X-Forwarded-For", "fe80::1%eth0, fe80::1%25<b>")],
    "other letters": [("x-forwarded-FOR", VICTIM), ("X_Forwarded_For", VICTIM)],
    "other headers": [
        (name, VICTIM)
        for name in ("X-Real-IP", "Client-IP", "True-Client-IP", "CF-Connecting-IP", "X-Client-IP")
    ] + [("Forwarded", f"for={VICTIM};proto=http")],
    "a port of their own": [("X-Client-Port", "1"), ("X_Client_Port", "2")],
    "ports of their own": [("X-Client-Port", "1, 2"), ("X-Client-Port", "<b>")],
    "headers to be dropped": [("Connection", "X-Forwarded-For, X-Client-Port")],
}  # fmt: skip
MAKE_PAIR = """
from accounts.models import Staff
from counselling.origin.actions.pair import make_pair
chris = Staff.objects.get(username="chris").pk
print(json.dumps(make_pair(actor_id=chris, holder_id=chris)))
"""
OPEN = """
from accounts.models import Staff
from counselling.conversation.models import Conversation
from counselling.origin.actions.opening import open_records
chris = Staff.objects.get(username="chris").pk
def opened(visit):
    found = open_records(conversation_id=visit.pk, staff_id=chris, passphrase=sys.argv[1])
    return [(one.address, one.port) for one in found]
newest = Conversation.objects.order_by("-opened_at")[:int(sys.argv[2])]
print(json.dumps([opened(visit) for visit in reversed(newest)]))
"""


@pytest.fixture(scope="module")
def ways(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ways]:
    with every_way(Path(tmp_path_factory.mktemp("ways"))) as open_ways:
        yield open_ways


def test_the_tag_is_that_of_an_honest_visitor(ways: Ways) -> None:
    straight = ways.known["straight to daphne"]
    honest, victim = Guest(ways, straight).start([]), Guest(ways, straight, VICTIM).start([])
    assert len(honest) == len(victim) == 32
    assert honest != victim
    stored = {
        (way, said): Guest(ways, ways.known[way]).start(lines)
        for way in ways.known
        for said, lines in HOSTILE.items()
    }
    assert {where: tag for where, tag in stored.items() if tag != honest} == {}


async def test_the_sealed_record_holds_address_and_port_of_every_socket(ways: Ways) -> None:
    words = ways.told(MAKE_PAIR)
    # A socket is itself asked for by a line `Connection`.
    said = [lines for kind, lines in HOSTILE.items() if kind != "headers to be dropped"]
    ports = {}
    for name, way in ways.known.items():
        noor = Guest(ways, way)
        noor.start([("X-Client-Port", "7")])
        ports[name] = {await noor.look_in(lines) for lines in said}
    opened = ways.told(OPEN, words, str(len(ways.known)))
    for (name, way), records in zip(ways.known.items(), opened, strict=True):
        assert {address for address, _ in records} == {NOOR}, name
        found = {port for _, port in records}
        assert found == {TOLD_PORT} if way.adds else found >= ports[name], name
        assert not found & {1, 2, 7, None}, name


@pytest.mark.parametrize(
    ("name", "way"), [("amina", "nginx before daphne"), ("bram", "straight to uvicorn")]
)
def test_who_guesses_passwords_gets_no_more_tries_and_locks_nobody_else_out(
    ways: Ways, name: str, way: str
) -> None:
    guesser = Guest(ways, ways.known[way])
    told = [tries(guesser, name, "verkeerd", lines) for lines in list(HOSTILE.values())[:8]]
    assert told == [422] * 4 + [429] * 4
    owner = Guest(ways, ways.known[way], VICTIM)
    assert tries(owner, name, str(ways.service.staff[name]["password"]), []) == 302


def tries(guest: Guest, name: str, password: str, lines: Lines) -> int:
    page = guest.ask("/staff/login/", None, lines)
    token = page.hidden("csrfmiddlewaretoken")
    fields = {"csrfmiddlewaretoken": token, "username": name, "password": password}
    return guest.ask("/staff/login/", fields, lines).status


def test_no_table_holds_an_address(ways: Ways) -> None:
    guest = Guest(ways, ways.known["nginx before daphne"])
    assert tries(guest, "dina", "verkeerd", HOSTILE["another's address"]) == 422
    guest.start(HOSTILE["another's address"])
    tables = [name for (name,) in ways.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    rows = {name: str(ways.rows(f'SELECT * FROM "{name}"')) for name in tables}
    assert "fd" in rows["axes_accessattempt"], "a wrong password was counted"
    assert [name for name, held in rows.items() if "127.0.0." in held or "alert(1)" in held] == []


def test_nginx_before_a_dead_service_writes_nothing_down(ways: Ways, tmp_path: Path) -> None:
    for named, shipped in (("shipped", True), ("talkative", False)):
        port, folder = free_port(), tmp_path / named
        log = "/dev/null" if shipped else str(folder / "error.log")
        with nginx(folder, port, f"{PROXY}:{free_port()}", error_log=log):
            answer = Guest(ways, Way(port, tls=True)).ask("/chat/?canary=parkiet")
        assert answer.status == 502
        written = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
        # The search finds it where nginx is allowed to write.
        assert (NOOR.encode() in written) is (b"parkiet" in written) is not shipped
