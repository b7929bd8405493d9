"""A whole evening, from a quarter to five until after half past nine, on a moved clock.

Three counsellors, twelve young people: one leaves quickly and comes back, one is handed over, one needs
the nurse, one still waits when the door closes.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.elsewhere import Elsewhere
from tests.browser.looks import faults
from tests.browser.people import bubble, write
from tests.browser.whole_evening import Evening, a_wednesday, end, put_aside, register

PLAIN = ("1", "4", "p", "e", "s", "Enter", "Enter")
OPEN = "17:00"
CLOSED = "21:30"


@pytest.fixture
def evening(tmp_path: Path, browser: Browser, elsewhere: Elsewhere) -> Iterator[Evening]:
    """A Wednesday at the chat."""
    with a_wednesday(tmp_path, browser, elsewhere.weather, elsewhere.origin) as story:
        yield story


@pytest.mark.slow
def test_an_evening_from_opening_to_closing(evening: Evening) -> None:
    the_coordinator_planned_it(evening)
    amina = the_lead_opens(evening)
    bram, dina = evening.desk("bram"), evening.desk("dina")
    somebody_leaves_quickly_and_comes_back(evening, amina)
    somebody_needs_the_nurse(evening, bram, dina)
    somebody_is_handed_over(evening, amina, bram)
    the_evening_goes_on(evening, {"Amina": amina, "Bram": bram, "Dina": dina})
    the_door_closes_on_somebody_who_waits(evening, {"Amina": amina, "Bram": bram, "Dina": dina})
    what_was_put_aside_is_registered(evening, bram)
    everybody_goes_home(evening, amina)


def the_coordinator_planned_it(evening: Evening) -> None:
    """The door follows the hours of Wednesday; Amina is planned as lead."""
    eva = evening.desk("eva")
    eva.locator(".segments span", has_text="Volgens de uren").click()
    eva.get_by_role("button", name="Zet de deur zo").click()
    eva.get_by_label("Woensdag, keer 1, van").fill(OPEN)
    eva.get_by_label("Woensdag, keer 1, tot").fill(CLOSED)
    eva.get_by_role("button", name="Bewaar de week").click()
    expect(eva.get_by_text(f"Woensdag: {OPEN}–{CLOSED}.")).to_be_visible()
    eva.goto(f"/staff/roster/?day={evening.day}&plan#turn")
    eva.get_by_label("Wie").select_option(label="Amina (amina)")
    eva.get_by_label("Van", exact=True).fill("16:45")
    eva.get_by_label("Tot", exact=True).fill("21:45")
    eva.get_by_label("Leidt de avond").check()
    eva.get_by_role("button", name="Bewaar").click()
    expect(eva.get_by_role("status").first).to_contain_text("Bewaard.")
    evening.picture(eva, "01-roster")
    evening.leave(eva)


def the_lead_opens(evening: Evening) -> Page:
    """Amina takes the hat that is offered to her, and opens ten minutes early."""
    amina = evening.desk("amina")
    evening.picture(amina, "02-first-screen")
    amina.get_by_role("button", name="Neem de leiding").click()
    expect(amina.locator("[data-who]")).to_contain_text("Jij leidt de avond tot")
    evening.at("16:50")
    amina.get_by_role("button", name="Vanavond").click()
    amina.get_by_role("button", name="Doe de deur open").click()
    expect(amina.locator("[data-door-line]")).to_contain_text("De deur is open")
    evening.picture(amina, "03-lead-opens")
    amina.get_by_role("button", name="Vanavond").click()
    return amina


def somebody_leaves_quickly_and_comes_back(evening: Evening, amina: Page) -> None:
    """Somebody comes in at Noor's; four minutes later she is back, on another device."""
    evening.at("17:05")
    noor = evening.meet(amina, "Noor", "Amina")
    evening.talk(amina, "Noor", "ze pesten mij", "Wat goed dat je het zegt, Noor.")
    noor.get_by_text("Moet je plots weg?").click()
    words = noor.locator("[data-words]:visible").inner_text()
    evening.picture(noor, "04-two-words")
    noor.locator("header [data-exit]:not(.skip)").click()
    noor.wait_for_url(evening.service.settings["NEUTRAL_SITE"])
    expect(amina.locator(".talk-state")).to_contain_text("misschien kwam er iemand binnen")
    evening.picture(amina, "05-left-quickly")
    evening.at("17:09")
    comes_back(evening, words)
    evening.talk(amina, "Noor", "mama kwam binnen", "Fijn dat je terug bent.")
    evening.at("17:35")
    end(amina)
    register(amina, *PLAIN)


def comes_back(evening: Evening, words: str) -> None:
    """Type two words on another device; what was said is there."""
    back = evening.phones["Noor"] = evening.page({"viewport": {"width": 390, "height": 844}})
    back.goto("/")
    back.get_by_role("link", name="Ik was hier net al").first.click()
    back.get_by_label("Jouw twee woorden").fill(words.upper())
    back.get_by_role("button", name="Kom terug").click()
    expect(bubble(back, "Wat goed dat je het zegt, Noor.")).to_be_visible()


def somebody_needs_the_nurse(evening: Evening, bram: Page, dina: Page) -> None:
    """Elif has a question for a nurse: the team is asked, then Elif, then Dina comes in."""
    elif_ = evening.meet(bram, "Elif", "Bram")
    evening.talk(bram, "Elif", "mijn buik doet al weken pijn", "Sinds wanneer precies?")
    ask_the_medical_team(evening, bram, dina)
    ask_dina_in(bram)
    expect(elif_.locator("[data-asked]")).to_contain_text("Dina")
    evening.picture(elif_, "07-asked-first")
    elif_.locator("[data-asked]").get_by_role("button", name="Ja", exact=True).click()
    dina.get_by_role("button", name="Ja, ik praat mee").click()
    expect(elif_.get_by_text("Dina praat nu mee")).to_be_visible()
    write(dina, "Dag Elif, ik ben verpleegkundige.")
    expect(bubble(elif_, "ik ben verpleegkundige")).to_contain_text("Dina")
    evening.picture(elif_, "08-two-counsellors")
    evening.at("18:00")
    end(bram)
    put_aside(bram)
    dina.get_by_role("button", name="Sluit dit venster").click()
    evening.goes("Elif")


def ask_the_medical_team(evening: Evening, bram: Page, dina: Page) -> None:
    """Write to nurses and doctors alone; Dina sees that something is new."""
    bram.keyboard.press("F6")
    bram.get_by_label("Met wie").select_option(label="Verpleegkundigen en artsen")
    bram.locator("#team-field").fill("Wie neemt een medische vraag?")
    bram.get_by_role("button", name="Zet in het team").click()
    expect(bram.locator("#team .bubble")).to_contain_text("In het team")
    dina.keyboard.press("F6")
    expect(dina.locator("#team")).to_contain_text("Nieuw:")
    dina.keyboard.press("F6")
    evening.picture(bram, "06-team")
    bram.keyboard.press("F6")


def ask_dina_in(bram: Page) -> None:
    """Choose Dina under Meer, with a short reason."""
    bram.get_by_role("button", name="Meer", exact=True).click()
    bram.get_by_role("menuitem", name="Collega erbij vragen").click()
    dialog = bram.get_by_role("dialog")
    dialog.get_by_text("Dina").click()
    dialog.get_by_label("Waarom vraag je deze collega?").fill("Een medische vraag")
    dialog.get_by_role("button", name="Vraag het aan Elif").click()


def somebody_is_handed_over(evening: Evening, amina: Page, bram: Page) -> None:
    """Amina leads and gives Sien to Bram, who is free; Sien reads both names."""
    evening.at("18:10")
    sien = evening.meet(amina, "Sien", "Amina")
    evening.talk(amina, "Sien", "ik weet niet wat kiezen", "Vertel eens.")
    amina.get_by_role("button", name="Meer", exact=True).click()
    amina.get_by_role("menuitem", name="Doorgeven", exact=True).click()
    dialog = amina.get_by_role("dialog")
    dialog.get_by_text("Bram").click()
    dialog.get_by_label("Wat moet je collega weten?").fill("Twijfelt tussen twee richtingen")
    evening.picture(amina, "09-hand-over")
    dialog.get_by_role("button", name="Vraag je collega").click()
    bram.get_by_role("button", name="Ja, ik neem over").click()
    expect(sien.get_by_role("heading", name="Je praat met Bram")).to_be_visible()
    expect(bubble(bram, "ik weet niet wat kiezen")).to_be_visible()
    evening.picture(sien, "10-handed-over")
    evening.talk(bram, "Sien", "dag Bram", "Dag Sien, ik las wat je schreef.")
    evening.at("18:40")
    end(bram)
    put_aside(bram)
    evening.goes("Sien")


def the_evening_goes_on(evening: Evening, desks: dict[str, Page]) -> None:
    """Six more come, two by two; each is taken, heard and registered."""
    rounds = ("19:00", ("Milan", "Tuur")), ("19:40", ("Nora", "Jef")), ("20:20", ("Lena", "Mo"))
    for hour, children in rounds:
        evening.at(hour)
        for name, child in zip(("Amina", "Dina"), children, strict=True):
            evening.meet(desks[name], child, name)
            evening.talk(desks[name], child, "het is druk thuis", "Ik luister.")
        hours, minutes = map(int, hour.split(":"))
        evening.at(f"{hours}:{minutes + 25}")
        for name, child in zip(("Amina", "Dina"), children, strict=True):
            end(desks[name])
            register(desks[name], *PLAIN)
            evening.goes(child)


def the_door_closes_on_somebody_who_waits(evening: Evening, desks: dict[str, Page]) -> None:
    """Three talk, Zoë waits; at half past nine she reads kindly why, and the three talk on."""
    evening.at("20:50")
    for name, child in (("Amina", "Ada"), ("Bram", "Finn"), ("Dina", "Lou")):
        evening.meet(desks[name], child, name)
    zoe = evening.phone("Zoë")
    lead = desks["Amina"]
    expect(lead.locator('[data-figure="waiting"]')).to_have_text("1")
    expect(lead.locator('[data-figure="active"]')).to_have_text("3")
    expect(lead.locator("#evening")).not_to_contain_text("Zoë")
    assert not faults(lead, "the desk of the lead on a full evening")
    lead.set_viewport_size({"width": 1366, "height": 850})
    evening.picture(lead, "11-full-evening")
    evening.at("21:31")
    expect(zoe.get_by_role("heading", name="De chat is nu dicht")).to_be_visible()
    expect(zoe.get_by_text("Dat ligt niet aan jou").first).to_be_visible()
    expect(zoe.locator(".helpline").first).to_be_visible()
    evening.picture(zoe, "12-closed")
    evening.talk(lead, "Ada", "mag ik nog even?", "Natuurlijk, we ronden rustig af.")
    for name, child in (("Amina", "Ada"), ("Bram", "Finn"), ("Dina", "Lou")):
        end(desks[name])
        put_aside(desks[name])
        evening.goes(child)


def what_was_put_aside_is_registered(evening: Evening, bram: Page) -> None:
    """Bram put two aside; whoever never wrote asks for no registration."""
    evening.at("21:40")
    bram.reload()
    rows = bram.locator("#unregistered")
    expect(rows).to_contain_text("Elif")
    expect(rows).to_contain_text("Sien")
    evening.picture(bram, "13-put-aside")
    for child in ("Elif", "Sien"):
        rows.get_by_role("button", name=child).click()
        register(bram, *PLAIN)
    expect(rows.get_by_role("button", name="Elif")).to_be_hidden()


def everybody_goes_home(evening: Evening, amina: Page) -> None:
    """The lead lays the hat down and signs out."""
    evening.at("21:50")
    amina.get_by_role("button", name="Vanavond").click()
    amina.get_by_role("button", name="Leg de leiding neer").click()
    expect(amina.locator("[data-who]")).to_have_text("Niemand leidt de avond.")
    amina.get_by_role("button", name="Afmelden").click()
    expect(amina.get_by_role("heading", name="afgemeld")).to_be_visible()
    evening.picture(amina, "14-goodbye")
