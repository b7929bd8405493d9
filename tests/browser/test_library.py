"""A conversation without names, by keyboard: found, read, kept, brought to a meeting, discussed, learned from, withdrawn."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import DESKTOP, PHONE, NewPage
from tests.browser.looks import faults
from tests.browser.test_audit import session_of
from tests.browser.watch import Watch
from tests.copying import Desk
from tests.service import Service

QUESTION = "Hoe stel je gerust zonder te beloven?"
#: A conversation of Amina's that a supervisor released.
SEED = """
from accounts.models import Staff
from counselling.shift.actions.presence import choose_presence
from tests.counselling.intervision.held import held
from tests.counselling.intervision.shelf import released
from counselling.intervision.actions.removing import remove_transcripts
from counselling.intervision.models import Meeting, Transcript
Meeting.objects.all().delete()
remove_transcripts(list(Transcript.everything.values_list("pk", flat=True)))
amina = Staff.objects.get(username="amina")
choose_presence(staff_id=amina.id, presence="available", capacity=1)
room = held(amina, "Noor")
choose_presence(staff_id=amina.id, presence="offline", capacity=1)
lines = (
    "hallo, ik weet niet goed hoe ik moet beginnen",
    "Neem je tijd. Ik lees mee.",
    "[naam 1] van mijn klas stuurt elke avond berichten over mij in de groep. iedereen lacht",
    "Dat klinkt zwaar. Weet er nog iemand van?",
    "alleen mijn zus [naam 2]. maar ze mag niks zeggen",
    "Wat maakt dat je zus niets mag zeggen?",
    "dan wordt het erger op school",
    "Dank je dat je dit vertelt. Zullen we samen kijken wie je kan helpen?",
)
released(Staff.objects.get(username="chris"), *lines, of=room, theme="bullying")
released(Staff.objects.get(username="chris"), "iets helemaal anders", question="Wanneer stop je een gesprek?", difficulty=3)
"""


@pytest.fixture
def shelf(site: Service) -> None:
    Desk.of(site).asked(SEED)


def presses(page: Page, name: str, role: Any = "button") -> None:
    """Go to something by its name and press Enter."""
    page.get_by_role(role, name=name).first.press("Enter")


def plans(page: Page) -> None:
    """Plan a meeting for tomorrow, with Amina."""
    page.goto("/staff/intervision/meetings/")
    assert not faults(page, "meetings")
    presses(page, "Plan een intervisie", "link")
    begins = timezone.localtime() + timedelta(days=1)
    page.get_by_label("Dag en uur").fill(begins.strftime("%Y-%m-%dT14:00"))
    page.get_by_label("Agenda").fill("Over pesten, in lokaal 3.")
    page.get_by_role("checkbox", name="Amina").press("Space")
    assert not faults(page, "planning")
    presses(page, "Plan")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Intervisie van")


def finds_and_brings(page: Page) -> None:
    """Look for a word, read what is found, keep it and put it on the agenda."""
    page.goto("/staff/")
    page.get_by_text("Menu", exact=True).press("Enter")
    presses(page, "Bibliotheek", "link")
    expect(page.get_by_role("heading", name="2 gesprekken")).to_be_visible()
    page.get_by_label("Woorden").fill("bericht klas")
    page.get_by_label("Woorden").press("Enter")
    expect(page.get_by_role("heading", name="1 gesprek")).to_be_visible()
    assert "bericht" not in page.url
    assert not faults(page, "found")
    presses(page, QUESTION, "link")
    presses(page, "Zet bij mijn favorieten")
    expect(page.get_by_role("button", name="Haal weg uit mijn favorieten")).to_be_visible()
    assert not faults(page, "reading")
    presses(page, "Zet op de agenda")


def discusses(page: Page) -> None:
    """See the question first, then say something of a line; what looks like a name is asked about."""
    expect(page.get_by_text(QUESTION).first).to_be_visible()
    expect(page.get_by_text("iedereen lacht")).to_have_count(0)
    assert not faults(page, "agenda")
    presses(page, "Lees en bespreek", "link")
    presses(page, "Zeg hier iets over regel 4", "link")
    words = page.get_by_label("Over regel 4")
    expect(words).to_be_focused()
    words.fill("Hier dacht ik aan Fatima Benali.")
    presses(page, "Plaats")
    expect(page.get_by_role("alert")).to_contain_text("Fatima")
    assert not faults(page, "a name")
    words.fill("Hier had ik langer stil kunnen zijn.")
    presses(page, "Plaats")
    expect(page.locator("#line-4")).to_contain_text("langer stil")


def answers_and_ends(page: Page) -> None:
    """Answer, point to lines, and end with what was learned."""
    page.reload()
    presses(page, "Lees en bespreek", "link")
    presses(page, "Antwoord Amina", "link")
    page.get_by_label("Antwoord aan Amina").fill("Wat had je daarvoor nodig?")
    presses(page, "Plaats")
    expect(page.locator("#line-4 .said .said")).to_contain_text("nodig")
    page.locator("#guide-turning summary").press("Enter")
    turning = page.locator("#guide-turning")
    turning.get_by_label("Wat we zien").fill("Toen de zus ter sprake kwam.")
    turning.get_by_label("Welke regels").fill("5, 6")
    turning.get_by_role("button", name="Bewaar").press("Enter")
    expect(page.locator("#guide-turning").get_by_role("link", name="5")).to_be_visible()
    assert not faults(page, "discussed")
    presses(page, "Terug naar de intervisie", "link")
    page.get_by_label("Wat we leerden").fill("Stilte is ook een antwoord.")
    presses(page, "Sluit de intervisie af")
    expect(page.get_by_text("Stilte is ook een antwoord.")).to_be_visible()
    expect(page.get_by_text(QUESTION)).to_have_count(0)
    assert not faults(page, "ended")


@pytest.mark.usefixtures("shelf")
def test_from_a_word_looked_for_to_what_was_learned_and_away(
    new_page: NewPage, browser: Browser, site: Service, watch: Watch
) -> None:
    watch.expected.append("status of 422")
    chris = new_page(DESKTOP, storage_state=session_of(browser, site, "chris"))
    plans(chris)
    amina = new_page(DESKTOP, storage_state=session_of(browser, site, "amina"))
    finds_and_brings(amina)
    discusses(amina)
    answers_and_ends(chris)
    amina.goto("/staff/intervision/library/")
    presses(amina, QUESTION, "link")
    amina.get_by_text("Dit was een gesprek van jou.").press("Enter")
    assert not faults(amina, "withdrawing")
    presses(amina, "Trek dit gesprek terug")
    expect(amina.get_by_role("status").first).to_contain_text("Niemand leest of vindt")
    expect(amina.get_by_role("link", name=QUESTION)).to_have_count(0)


@pytest.mark.usefixtures("shelf")
def test_the_privacy_officer_sees_a_list_without_words(
    new_page: NewPage, browser: Browser, site: Service
) -> None:
    femke = new_page(PHONE, storage_state=session_of(browser, site, "femke"))
    femke.goto("/staff/intervision/library/withdraw/")
    expect(femke.get_by_text("Wanneer stop je een gesprek?")).to_have_count(0)
    femke.get_by_text("Haal weg").first.click()
    assert not faults(femke, "list of the privacy officer")
