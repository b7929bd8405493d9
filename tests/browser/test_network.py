"""Networks that fail, block or refuse: nothing is lost, nothing comes twice, and the page says so."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

from tests.browser.colleague import Colleague
from tests.browser.elsewhere import Elsewhere
from tests.browser.people import bubble, come_in, composer_of, meet, start_chat, write
from tests.browser.watch import Watch
from tests.cable import Cable
from tests.ports import free_port
from tests.service import Service

DOWN = "Geen verbinding. We proberen het opnieuw. Je berichten blijven hier staan."
BACK = "De verbinding is terug."
#: The banner keeps silent for two seconds; within three it must be there.
SOON = 3000


@pytest.fixture(scope="module")
def port() -> int:
    """Where the service listens."""
    return free_port()


@pytest.fixture(scope="module")
def cable(port: int) -> Iterator[Cable]:
    """The cable between the browsers and the service."""
    with Cable("127.0.0.1", port) as laid:
        yield laid


@pytest.fixture(scope="module")
def site(
    tmp_path_factory: pytest.TempPathFactory, elsewhere: Elsewhere, cable: Cable, port: int
) -> Iterator[Service]:
    """A service that browsers reach over the cable alone; the colleague sits beside the server."""
    settings = {"NEUTRAL_SITE": elsewhere.weather}
    running = Service(tmp_path_factory.mktemp("network"), settings=settings)
    running.ports, running.origin = [port], f"http://127.0.0.1:{cable.port}"
    with running:
        yield running
    assert not running.alarms()


def test_a_cut_cable_is_told_and_loses_no_message(
    phone: Page, amina: Colleague, cable: Cable, watch: Watch
) -> None:
    watch.expected += ["net::ERR_", "WebSocket connection to"]
    meet(phone, amina, "Ree")
    write(phone, "voor")
    amina.hears("voor")
    cable.cut()
    banner = phone.get_by_role("status").get_by_text(DOWN)
    expect(banner).to_be_visible(timeout=SOON)
    write(phone, "tijdens")
    expect(bubble(phone, "tijdens")).to_contain_text("Versturen…")
    amina.says("ben je er nog?")
    cable.mend()
    phone.get_by_role("button", name="Probeer nu").click()
    expect(phone.get_by_role("status").get_by_text(BACK)).to_be_visible()
    amina.hears("tijdens")
    expect(bubble(phone, "ben je er nog?")).to_have_count(1)
    expect(bubble(phone, "tijdens")).to_contain_text("Verstuurd")
    write(phone, "na")
    amina.hears("na")
    assert [amina.times_heard(text) for text in ("voor", "tijdens", "na")] == [1, 1, 1]
    amina.ends()


def test_a_phone_without_network_says_so_and_comes_back(
    phone: Page, amina: Colleague, watch: Watch
) -> None:
    watch.expected += ["net::ERR_", "WebSocket connection to"]
    meet(phone, amina, "Hert")
    phone.context.set_offline(True)
    expect(phone.get_by_role("status").get_by_text(DOWN)).to_be_visible(timeout=SOON)
    write(phone, "in de tunnel")
    phone.context.set_offline(False)
    amina.hears("in de tunnel")
    expect(bubble(phone, "in de tunnel")).to_contain_text("Verstuurd")
    assert amina.times_heard("in de tunnel") == 1
    amina.ends()


def test_where_sockets_are_blocked_the_chat_goes_by_long_poll(
    phone: Page, amina: Colleague
) -> None:
    phone.route_web_socket("**/ws/visit/", lambda socket: socket.close())
    start_chat(phone, "Egel")
    come_in(phone, amina, "Egel")
    write(phone, "hoor je mij?")
    amina.hears("hoor je mij?")
    amina.says("ja, zonder socket")
    expect(bubble(phone, "ja, zonder socket")).to_have_count(1)
    write(phone, "fijn")
    amina.hears("fijn")
    amina.says("vertel")
    expect(bubble(phone, "vertel")).to_have_count(1)
    assert amina.times_heard("hoor je mij?") == 1
    amina.ends()
    expect(phone.get_by_role("heading", name="Het gesprek is afgelopen")).to_be_visible()


def test_a_refused_message_is_told_aloud_and_sent_again_without_a_double(
    phone: Page, amina: Colleague
) -> None:
    phone.route_web_socket("**/ws/visit/", refuse_the_first)
    meet(phone, amina, "Bij")
    write(phone, "komt dit aan?")
    amina.hears("komt dit aan?")
    failed = bubble(phone, "komt dit aan?")
    expect(failed.get_by_role("alert")).to_have_text("Niet verstuurd. Probeer opnieuw.")
    failed.get_by_role("button", name="Opnieuw").click()
    expect(failed).to_contain_text("Verstuurd")
    expect(failed.get_by_role("button", name="Opnieuw")).to_be_hidden()
    expect(failed).to_have_count(1)
    write(phone, "en dit?")
    amina.hears("en dit?")
    assert amina.times_heard("komt dit aan?") == 1
    amina.ends()


def refuse_the_first(page: WebSocketRoute) -> None:
    """A line whose first message is stored, but whose answer says it was not."""
    server = page.connect_to_server()
    lost: list[str] = []

    def down(content: str | bytes) -> None:
        frame = json.loads(content)
        if frame["type"] == "ack" and not lost:
            lost.append(frame["id"])
            page.send(json.dumps({"type": "refused", "id": frame["id"], "reason": "invalid"}))
        elif frame.get("id") not in lost or frame["type"] == "ack":
            page.send(content)

    server.on_message(down)


def test_what_cannot_be_stored_stays_on_the_screen(phone: Page, amina: Colleague) -> None:
    meet(phone, amina, "Otter")
    composer = composer_of(phone)
    composer.fill("x" * 2001)
    expect(phone.get_by_text("1 tekens te veel. Maak er twee berichten van.")).to_be_visible()
    phone.get_by_role("button", name="Verstuur").click()
    expect(composer).to_have_value("x" * 2001)
    write(phone, "een bel\x07letje")
    failed = bubble(phone, "letje")
    expect(failed.get_by_role("alert")).to_be_visible()
    expect(failed.get_by_role("button", name="Opnieuw")).to_be_visible()
    amina.ends()
