"""What people do in the library and at a meeting about a conversation without names, with the keys alone."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.browser.keyboard import enters, fills, goes, presses, tabs_to
from tests.browser.looks import looked_at


def plans(chris: Page) -> None:
    """Plan a meeting for tomorrow, with Amina."""
    goes(chris, "Intervisiemomenten")
    looked_at(chris, "meetings")
    enters(chris, "Plan een intervisie", "link")
    begins = timezone.localtime() + timedelta(days=1)
    tabs_to(chris, chris.get_by_label("Dag en uur"))
    chris.keyboard.type(begins.strftime("%m%d%Y"))
    presses(chris, "Tab")
    chris.keyboard.type("0200PM")
    expect(chris.get_by_label("Dag en uur")).to_have_value(begins.strftime("%Y-%m-%dT14:00"))
    fills(chris, "Agenda", "Over vrienden die weg zijn, in lokaal 3.")
    tabs_to(chris, chris.get_by_role("checkbox", name="Amina"))
    presses(chris, "Space")
    looked_at(chris, "planning")
    enters(chris, "Plan")
    expect(chris.get_by_role("heading", level=1)).to_contain_text("Intervisie van")


def looks_for(page: Page, words: str, count: str) -> None:
    """Look for words in the library; what one looks for stands in no address."""
    field = page.get_by_label("Woorden")
    tabs_to(page, field)
    presses(page, "ControlOrMeta+A")
    page.keyboard.type(words)
    presses(page, "Enter")
    expect(page.get_by_role("heading", name=count)).to_be_visible()
    expect(field).to_have_value(words)
    assert words not in page.url


def finds_and_brings(amina: Page, question: str) -> None:
    """Look for a word, read what is found, keep it and put it on the agenda."""
    goes(amina, "Bibliotheek")
    looks_for(amina, "egel", "0 gesprekken")
    looks_for(amina, "vroeger durf", "1 gesprek")
    looked_at(amina, "found")
    enters(amina, question, "link")
    enters(amina, "Zet bij mijn favorieten")
    kept = amina.get_by_role("button", name="Haal weg uit mijn favorieten")
    expect(kept).to_be_focused()
    tabs_to(amina, amina.get_by_text("Dit was een gesprek van jou."))
    presses(amina, "Enter")
    expect(amina.get_by_role("button", name="Trek dit gesprek terug")).to_be_visible()
    looked_at(amina, "reading")
    enters(amina, "Zet op de agenda")


def discusses(amina: Page, question: str) -> None:
    """See the question first, then say something of a line; what looks like a name is asked about."""
    expect(amina.get_by_text(question).first).to_be_visible()
    expect(amina.get_by_text("een maat van vroeger")).to_have_count(0)
    looked_at(amina, "agenda")
    enters(amina, "Lees en bespreek", "link")
    enters(amina, "Zeg hier iets over regel 4", "link")
    words = amina.get_by_label("Over regel 4")
    expect(words).to_be_focused()
    amina.keyboard.type("Hier dacht ik aan Fatima Benali.")
    enters(amina, "Plaats")
    expect(amina.get_by_role("alert")).to_contain_text("Fatima")
    expect(words).to_be_focused()
    looked_at(amina, "a name")
    presses(amina, "ControlOrMeta+A")
    amina.keyboard.type("Hier had ik langer stil kunnen zijn.")
    enters(amina, "Plaats")
    expect(amina.locator("#line-4")).to_contain_text("langer stil")


def answers(chris: Page) -> None:
    """Answer a colleague, and point to lines."""
    chris.reload()
    enters(chris, "Lees en bespreek", "link")
    enters(chris, "Antwoord Amina", "link")
    expect(chris.get_by_label("Antwoord aan Amina")).to_be_focused()
    chris.keyboard.type("Wat had je daarvoor nodig?")
    enters(chris, "Plaats")
    expect(chris.locator("#line-4 .said .said")).to_contain_text("nodig")
    turning = chris.locator("#guide-turning")
    tabs_to(chris, turning.locator("summary"))
    presses(chris, "Enter", "Tab")
    chris.keyboard.type("Toen de oma ter sprake kwam.")
    presses(chris, "Tab")
    chris.keyboard.type("3, 4")
    presses(chris, "Tab", "Enter")
    expect(turning.get_by_role("link", name="3")).to_be_visible()
    looked_at(chris, "discussed")


def ends_the_meeting(chris: Page, question: str) -> None:
    """End it with what was learned: the way to the conversation closes."""
    enters(chris, "Terug naar de intervisie", "link")
    fills(chris, "Wat we leerden", "Stilte is ook een antwoord.")
    enters(chris, "Sluit de intervisie af")
    expect(chris.get_by_text("Stilte is ook een antwoord.")).to_be_visible()
    expect(chris.get_by_text(question)).to_have_count(0)
    looked_at(chris, "ended")
