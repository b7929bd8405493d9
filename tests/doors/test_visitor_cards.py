"""What a counsellor points to, on each of the visitor's ways of reading."""

from uuid import UUID

import pytest
from django.test import Client

from accounts.models import Staff
from counselling.conversation.actions.visit import be_here
from counselling.conversation.queries.lines import lines_after
from counselling.signposts.actions.sites import Wanted, drop_site, keep_site
from counselling.signposts.models import Site
from counselling.visitor.snapshot import message_frame
from tests.counselling.evening import says, takes

pytestmark = pytest.mark.django_db(transaction=True)

AWEL = "https://www.awel.be/"


@pytest.fixture
def talking(waiting: Client, evening: Staff) -> UUID:
    """Noor talks with Amina, and Awel is on the list."""
    keep_site(
        actor_id=evening.id,
        site=Wanted(titles={"nl": "Awel"}, url=AWEL, category="online_help"),
    )
    conversation = takes(evening)
    be_here(conversation_id=conversation)
    return conversation


def test_the_poll_and_the_page_without_script_show_the_card(
    waiting: Client, evening: Staff, talking: UUID
) -> None:
    says(talking, f"Kijk eens: Awel: {AWEL}chat", by=evening)
    (line,) = waiting.get("/chat/messages/").json()["messages"][-1:]
    assert line["cards"][0]["href"] == f"{AWEL}chat"
    assert line["rest"] == "Kijk eens:"
    page = waiting.get("/chat/").text
    assert f'href="{AWEL}chat" target="_blank" rel="noopener noreferrer"' in page
    assert "opent in een nieuw tabblad" in page


def test_an_address_of_the_visitor_stays_a_text(waiting: Client, talking: UUID) -> None:
    says(talking, AWEL)
    assert "cards" not in waiting.get("/chat/messages/").json()["messages"][-1]
    assert f'href="{AWEL}"' not in waiting.get("/chat/").text


def test_a_site_that_was_taken_off_the_list_is_a_text_again(
    waiting: Client, evening: Staff, talking: UUID
) -> None:
    says(talking, AWEL, by=evening)
    assert f'href="{AWEL}"' in waiting.get("/chat/").text
    drop_site(actor_id=evening.id, site_id=Site.objects.get().pk)
    page = waiting.get("/chat/").text
    assert f'href="{AWEL}"' not in page
    assert AWEL in page


def test_a_line_on_its_way_gets_its_card_and_markup_stays_a_text(
    waiting: Client, evening: Staff, talking: UUID
) -> None:
    says(talking, f"<b>{AWEL}</b>", by=evening)
    page = waiting.get("/chat/").text
    assert f"&lt;b&gt;{AWEL}&lt;/b&gt;" in page
    cards = message_frame(lines_after(talking, 0)[-1], "fr").cards
    assert cards
    assert cards[0].title == "Awel"
