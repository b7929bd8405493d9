import re
import time
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.test import Client

from accounts.actions import enrol_totp
from accounts.models import AuditEntry, Staff
from counselling.core import clock, keys
from counselling.origin.actions.words import report_lost
from counselling.origin.models import Holder, KeyPair
from counselling.origin.peppers import look_again
from counselling.origin.queries.holders import sealing_state
from tests.counselling.origin.holding import first_holder, supervisor
from tests.doors.test_console_replies import desk_of
from tests.people import code_now

WORD = re.compile(r"<li>([a-z]+)</li>")


@pytest.fixture
def eva(db: None) -> Client:
    return desk_of("Eva", "coordinator")


@pytest.fixture
def chris(db: None) -> Client:
    return desk_of("Chris", "supervisor")


@pytest.fixture
def gust(db: None) -> Client:
    return desk_of("Gust", "auditor")


def id_of(name: str) -> int:
    return Staff.objects.get(username=name.lower()).pk


def fresh_code(name: str) -> str:
    """Return a code of this person's app, which they set up just now."""
    return code_now(enrol_totp(staff=Staff.objects.get(username=name.lower())), time.time())


def words_on(page: Any) -> str:
    """Return the seven words that an answer shows."""
    assert page.status_code == 200, page.text
    assert page["Cache-Control"] == "no-store"
    found = WORD.findall(page.text)
    assert len(found) == 7
    return " ".join(found)


def begins(eva: Client, holder: str) -> str:
    return words_on(
        eva.post("/staff/holders/begin/", {"holder": id_of(holder), "code": fresh_code("eva")})
    )


def test_a_coordinator_and_two_supervisors_get_it_in_order(eva: Client, chris: Client) -> None:
    assert "Er is nog geen sleutel" in eva.get("/staff/holders/").text
    assert "Kijk wat er moet gebeuren" in eva.get("/staff/hours/").text
    words = begins(eva, "Chris")
    assert words.split()[0] not in eva.get("/staff/holders/").text.split("<main")[1].split()
    assert chris.post("/staff/holders/drill/", {"words": words}).status_code == 302
    assert "Je woorden openen de sleutel." in chris.get("/staff/holders/").text
    dina = desk_of("Dina", "supervisor")
    present = {"present": id_of("chris"), "words": words}
    dinas = words_on(eva.post("/staff/holders/add/", {"holder": id_of("dina"), **present}))
    dina.post("/staff/holders/drill/", {"words": dinas})
    assert "In orde" in eva.get("/staff/holders/").text
    assert "Kijk wat er moet gebeuren" not in eva.get("/staff/hours/").text
    gone = eva.post("/staff/holders/remove/", {"holder": id_of("dina"), **present}, follow=True)
    assert "die is niet voor wie wegging" in gone.text
    assert not Holder.objects.filter(pk=id_of("dina")).exists()
    renewed = eva.post("/staff/holders/renew/", present, follow=True)
    assert "Je woorden blijven dezelfde" in renewed.text


def test_a_first_pair_asks_a_fresh_code(eva: Client, chris: Client) -> None:
    for code in ("", "000000", "x" * 5000):
        answer = eva.post("/staff/holders/begin/", {"holder": id_of("chris"), "code": code})
        assert answer.status_code in {422, 429}
    assert not KeyPair.objects.exists()


def test_a_holder_changes_words_and_reports_them_lost(eva: Client, chris: Client) -> None:
    words = begins(eva, "Chris")
    fresh = words_on(chris.post("/staff/holders/words/", {"words": words}))
    # However slow the machine is, the second try comes within the wait after the first.
    with time_machine.travel(clock.now(), tick=False):
        refused = chris.post("/staff/holders/drill/", {"words": words})
        again = chris.post("/staff/holders/drill/", {"words": fresh})
    assert refused.status_code == 422
    assert "Deze woorden openen de sleutel niet" in refused.text
    assert words.split()[0] not in refused.text.split("<main")[1].split()
    assert again.status_code == 429
    assert "Wacht vijf tellen" in again.text
    assert "Genoteerd." in chris.post("/staff/holders/lost/", follow=True).text
    assert "mag of kan niet meer openen" in eva.get("/staff/holders/").text


def test_a_holder_who_changes_words_is_told_that_the_card_ends(eva: Client, chris: Client) -> None:
    ends, ended = "Je kaart voor de wachtdienst werkt daarna niet meer", "Druk een nieuwe af"
    words = begins(eva, "Chris")
    assert ends not in chris.get("/staff/holders/").text
    typed = {"words": words, "code": fresh_code("chris")}
    assert chris.post("/staff/emergency/card/", typed).status_code == 200
    assert ends in chris.get("/staff/holders/").text
    changed = chris.post("/staff/holders/words/", {"words": words})
    assert ended in changed.text
    assert ends not in chris.get("/staff/holders/").text
    typed = {"words": words_on(changed), "code": "x"}
    assert "nog 0 regels over" in chris.post("/staff/emergency/card/", typed).text


def test_a_mistyped_word_is_named_by_its_place(eva: Client, chris: Client) -> None:
    words = begins(eva, "Chris").split()
    words[3] = "<b>qqq</b>"
    answer = chris.post("/staff/holders/drill/", {"words": " ".join(words)})
    assert "staat niet op onze lijst" in answer.text
    assert "qqq" not in answer.text


@pytest.mark.parametrize("chosen", ["", "x", "-1", "1.5", "9" * 40, "１", "0", "999999999"])
@pytest.mark.parametrize("way", ["begin", "add", "remove", "renew"])
def test_a_name_that_is_nobodys_gives_a_kind_no(
    eva: Client, chris: Client, way: str, chosen: str
) -> None:
    typed = {"holder": chosen, "present": chosen, "words": "aap", "code": "1"}
    assert eva.post(f"/staff/holders/{way}/", typed).status_code in {422, 429}
    assert eva.post(f"/staff/holders/{way}/").status_code in {422, 429}


WAYS = {
    "coordinator": ["begin", "add", "remove", "renew", "rule"],
    "supervisor": ["drill", "words", "lost"],
}


@pytest.mark.parametrize(
    ("role", "reads"),
    [
        ("coordinator", True),
        ("supervisor", True),
        ("auditor", True),
        ("counsellor", False),
        ("privacy_officer", False),
        ("network_manager", False),
    ],
)
def test_everybody_does_what_is_theirs(db: None, role: str, reads: bool) -> None:
    desk = desk_of("Iemand", role)
    assert desk.get("/staff/holders/").status_code == (200 if reads else 404)
    for owner, ways in WAYS.items():
        for way in ways:
            found = desk.post(f"/staff/holders/{way}/").status_code
            assert (found != 404) is (owner == role), way
            assert desk.get(f"/staff/holders/{way}/").status_code == 405
            assert Client().post(f"/staff/holders/{way}/").status_code == 302


def test_an_auditor_reads_the_state_and_is_warned(eva: Client, chris: Client, gust: Client) -> None:
    begins(eva, "Chris")
    page = gust.get("/staff/holders/").text
    assert "Chris" in page
    assert "moet oefenen" in page
    assert "<form" not in page.split("<main")[1]
    assert "Kijk wat er moet gebeuren" in gust.get("/staff/audit/").text
    assert "Kijk wat er moet gebeuren" not in chris.get("/staff/replies/").text


def test_nobody_left_who_practised_may_begin_again(eva: Client, chris: Client) -> None:
    first_holder(Staff.objects.get(username="chris"))
    assert "/staff/holders/begin/" not in eva.get("/staff/holders/").text
    report_lost(staff_id=id_of("chris"))
    supervisor("Dina")
    assert "Begin opnieuw" in eva.get("/staff/holders/").text
    begins(eva, "Dina")
    assert sealing_state().rotation_due


def test_whoever_keeps_the_keys_reads_that_nobody_is_known_again(
    eva: Client, tmp_path: Path, settings: Any
) -> None:
    whole = eva.get("/staff/holders/").text
    assert "herkennen niemand" not in whole
    assert "geen bestand met plaatsen" in whole
    peppers = settings.KEY_DIR / keys.PEPPERS
    aside = peppers.rename(tmp_path / "aside")
    look_again()
    page = eva.get("/staff/holders/").text
    assert "ontbreekt de map &#x27;peppers&#x27;" in page
    aside.rename(peppers)
    look_again()
    assert "herkennen niemand" not in eva.get("/staff/holders/").text


def test_a_coordinator_may_choose_that_nobody_comes_in_unsealed(
    eva: Client, browser: Client
) -> None:
    start = {"nickname": "Noor"}
    page = eva.post("/staff/holders/rule/", {"required": "yes"}, follow=True).text
    assert "komt er niemand nieuw binnen." in page
    assert "Er komt nu niemand nieuw binnen, zoals een coördinator koos." in page
    assert browser.get("/status.json").json()["state"] == "closed"
    refused = browser.post("/chat/start/", start)
    assert refused.status_code == 503
    assert "112" in refused.text
    first_holder(supervisor("Chris"))
    assert browser.get("/status.json").json()["state"] != "closed"
    KeyPair.objects.update(public_key=b"\x07" * 32)
    assert browser.post("/chat/start/", start).status_code == 503
    eva.post("/staff/holders/rule/", {"required": "no"})
    assert browser.post("/chat/start/", start).status_code == 303
    deeds = AuditEntry.objects.filter(action__startswith="seal_").values_list("action", flat=True)
    assert list(deeds) == ["seal_required", "seal_pair_made", "seal_not_required"]
