"""The pages in Dutch, French and English; where nobody answers in a language, its pages say so."""

from typing import NamedTuple

import pytest
from playwright.sync_api import Page, expect

from tests.browser.colleague import Colleague
from tests.browser.people import bubble


class Words(NamedTuple):
    """What a page says in one language; `answers` is empty where we answer in it."""

    title: str
    start: str
    answers: str
    nickname: str
    waiting: str


WORDS = {
    "nl": Words("Wil je praten? Chat met ons.", "Start de chat", "", "Schuilnaam", "wachtkamer"),
    "fr": Words(
        "Envie de parler ?",
        "Commencer",
        "Nous répondons en néerlandais.",
        "Pseudo",
        "salle d'attente",
    ),
    "en": Words(
        "Want to talk? Chat with us.",
        "Start the chat",
        "We answer in Dutch.",
        "Nickname",
        "waiting room",
    ),
}


@pytest.mark.parametrize("language", WORDS)
def test_a_visit_begins_in_the_chosen_language(language: str, phone: Page) -> None:
    words = WORDS[language]
    phone.goto("/")
    phone.locator(f".languages [hreflang={language}]").click()
    expect(phone.get_by_role("heading", level=1)).to_contain_text(words.title)
    says_who_answers(phone, words)
    phone.get_by_role("link", name=words.start).click()
    phone.get_by_label(words.nickname).fill("Kameleon")
    says_who_answers(phone, words)
    phone.get_by_role("button", name=words.start).click()
    expect(phone.get_by_role("heading", level=1)).to_contain_text(words.waiting)
    expect(phone.locator(f"html[lang={language}]")).to_have_count(1)


def says_who_answers(page: Page, words: Words) -> None:
    """See in which language we answer, where that is another one."""
    for other in WORDS.values():
        if other.answers and other is not words:
            expect(page.get_by_text(other.answers)).to_have_count(0)
    if words.answers:
        expect(page.get_by_text(words.answers)).to_be_visible()


def test_a_conversation_stays_in_the_language_it_began_in(phone: Page, amina: Colleague) -> None:
    phone.goto("/chat/?taal=en")
    phone.get_by_label("Nickname").fill("Robin")
    phone.get_by_role("button", name="Start the chat").click()
    expect(phone).to_have_title("Chat · waiting")
    assert amina.takes("Robin")["language"] == "en"
    phone.get_by_role("button", name="I am here").click()
    expect(phone.get_by_role("heading", name="You are talking to Amina")).to_be_visible()
    expect(bubble(phone, "You are now talking to Amina.")).to_be_visible()
    phone.reload()
    expect(bubble(phone, "You are now talking to Amina.")).to_be_visible()
    amina.ends()
    expect(phone.get_by_role("heading", name="The chat has ended.")).to_be_visible()
