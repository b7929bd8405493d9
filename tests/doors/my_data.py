"""Somebody with a code, at the page "Mijn gegevens", without script."""

import re
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.test import Client

from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.rules import EndedBy
from counselling.privacy.actions.codes import give_code
from tests.doors.conftest import OUR_PAGE

ADDRESS = "/mijn-gegevens/"


def device(address: str = "192.0.2.80") -> Client:
    """Another device, on another connection, without a cookie."""
    return Client(headers=OUR_PAGE, REMOTE_ADDR=address)


@dataclass
class Holder:
    """Somebody with the code of a conversation, on a device of their own."""

    code: str
    browser: Client = field(default_factory=device)
    page: Any = None

    def opens(self, nickname: str = "") -> Any:
        """Type the code, and the nickname too if wanted."""
        return self._keep(self.browser.post(ADDRESS, {"code": self.code, "nickname": nickname}))

    def does(self, step: str, **fields: Any) -> Any:
        """Press a button of the page on the screen."""
        return self._keep(
            self.browser.post(ADDRESS, {"ticket": self.ticket, "step": step, **fields})
        )

    @property
    def ticket(self) -> str:
        """What the page on the screen carries."""
        found = re.search(r'name="ticket" value="([^"]+)"', self.page.text)
        assert found is not None, self.page.text
        return found[1]

    def _keep(self, page: Any) -> Any:
        self.page = page
        return page


def holder(conversation: UUID, nickname: str | None = None) -> Holder:
    """Make a code; with a nickname the page is open as well."""
    made = Holder(give_code(conversation_id=conversation))
    if nickname is not None:
        assert made.opens(nickname).status_code == 200
    return made


def ended(conversation: UUID) -> UUID:
    """Let the young person stop."""
    end_conversation(conversation_id=conversation, by=EndedBy.VISITOR)
    return conversation
