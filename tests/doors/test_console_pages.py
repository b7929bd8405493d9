import re
from datetime import timedelta

import pytest
from django.test import Client, override_settings

from accounts.actions import create_staff, open_session
from accounts.models import SignIn, Staff
from tests.house.tree import files, text

PASSWORD = "zeven paarden drinken koffie"


@pytest.fixture
def amina(db: None) -> Staff:
    return create_staff(
        username="amina",
        display_name="Amina",
        roles=["counsellor"],
        password=PASSWORD,
        secrecy_acknowledged=True,
    )


@pytest.fixture
def at_desk(amina: Staff, client: Client) -> Client:
    client.cookies["staff"] = open_session(staff=amina)
    return client


def test_the_console_is_for_who_is_signed_in(db: None, client: Client) -> None:
    for page in ("/staff/", "/staff/here/"):
        assert client.get(page)["Location"].startswith("/staff/login/?next=")


def test_the_console_takes_no_posts(at_desk: Client) -> None:
    assert at_desk.post("/staff/").status_code == 405


def test_the_console_names_who_sits_at_it_and_nobody_else(at_desk: Client) -> None:
    page = at_desk.get("/staff/").text
    assert 'data-name="Amina"' in page
    assert "amina" not in page


def test_every_way_to_work_has_a_button(at_desk: Client) -> None:
    page = at_desk.get("/staff/").text
    for words in ("Start volgende gesprek", "Bewaar notitie", "Einde", "Meldingen", "Afmelden"):
        assert words in page, words
    for state in ("available", "last_chat", "pause", "offline"):
        assert f'value="{state}"' in page


def test_reply_and_note_are_two_fields_in_two_forms(at_desk: Client) -> None:
    page = at_desk.get("/staff/").text
    reply, note = page.index('name="text"'), page.index('name="note"')
    assert reply < page.index("</form>", reply) < note


def test_the_choice_of_how_many_shows_only_where_there_is_one(at_desk: Client) -> None:
    with override_settings(CAPACITY_MAX=1):
        assert re.search(r'class="capacity" hidden', at_desk.get("/staff/").text)
    with override_settings(CAPACITY_MAX=3):
        page = at_desk.get("/staff/").text
    assert not re.search(r'class="capacity" hidden', page)
    assert '<option value="3">3</option>' in page


def test_every_word_of_the_form_is_known_to_the_console(at_desk: Client) -> None:
    page = at_desk.get("/staff/").text
    for word in ("topic.bullying", "age_band.8-11", "mood.1", "i_am.teacher", "overlooked.unsure"):
        assert f'data-word="{word}"' in page, word


def test_every_word_the_scripts_ask_for_is_on_the_page(at_desk: Client) -> None:
    page = at_desk.get("/staff/").text
    for script in files("static/js/console/*.js"):
        for word in re.findall(r'\bword\("([^"]+)"', text(script)):
            assert f'data-word="{word}"' in page, f"{script}: {word}"


def test_the_page_is_not_kept_and_not_shown_elsewhere(at_desk: Client) -> None:
    answer = at_desk.get("/staff/")
    assert "no-store" in answer["Cache-Control"]
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]


def test_text_fields_are_not_read_by_the_browser(at_desk: Client) -> None:
    fields = re.findall(r"<textarea[^>]*>", at_desk.get("/staff/").text)
    assert len(fields) > 2
    for field in fields:
        assert 'autocomplete="off"' in field
        assert 'spellcheck="false"' in field


def test_work_on_the_page_keeps_the_sign_in_alive(at_desk: Client, amina: Staff) -> None:
    SignIn.objects.update(active_at=SignIn.objects.get().active_at - timedelta(minutes=10))
    before = SignIn.objects.get().active_at
    assert at_desk.get("/staff/here/").status_code == 204
    assert SignIn.objects.get().active_at > before + timedelta(minutes=9)
