import re
from collections.abc import Sequence

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.core.mail.backends.locmem import EmailBackend
from pytest_django.fixtures import Settings

from accounts.models import Staff
from counselling.core import crypto
from tests.accounts.people.office import desk_of, somebody
from tests.ports import free_port

MEMORY = {"backend": "django.core.mail.backends.locmem.EmailBackend"}

pytestmark = pytest.mark.usefixtures("clock")


class PickyPost(EmailBackend):
    """A mail server that takes no letter to Sam."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        if "sam@example.org" in email_messages[0].to:
            message = "mailbox is full"
            raise OSError(message)
        return super().send_messages(email_messages)


def stored(eva: Staff, *names: str) -> str:
    rows = ",".join(
        f'[{line},"{name}","{name.title()}","","","","{name}@example.org"]'
        for line, name in enumerate(names, 2)
    )
    return desk_of(eva).post("/staff/people/import/store/", {"rows": f"[{rows}]"}).text


def test_without_a_mail_server_nothing_is_mailed(eva: Staff, settings: Settings) -> None:
    settings.MAIL = {}
    assert "geef de link zelf" in stored(eva, "noor")
    assert mail.outbox == []


def test_a_letter_holds_who_invites_and_the_link_and_nothing_else(
    eva: Staff, settings: Settings
) -> None:
    settings.MAIL = MEMORY
    page = stored(eva, "noor")
    (letter,) = mail.outbox
    (link,) = set(re.findall(r"http[^<\s]*/staff/invitation/#[\w-]{43}", page))
    assert letter.to == ["noor@example.org"]
    assert str(letter.body).split("\n") == [
        "Eva nodigt je uit om mee te chatten met jongeren.",
        "",
        "Kies hier je wachtwoord. De link werkt één keer, 14 dagen lang:",
        "",
        link,
        "",
    ]
    assert not getattr(letter, "alternatives", [])
    assert "Eén uitnodiging is gemaild." in page


def test_after_an_import_every_link_is_shown_mailed_or_not(eva: Staff, settings: Settings) -> None:
    settings.MAIL = {"backend": f"{__name__}.PickyPost"}
    page = stored(eva, "noor", "sam", "tess")
    assert [letter.to for letter in mail.outbox] == [["noor@example.org"], ["tess@example.org"]]
    assert len(set(re.findall(r"invitation/#([\w-]{43})<", page))) == 3
    assert "Eén mail lukte niet. Geef die link zelf." in page
    assert page.count("mailen lukte niet") == 1


def test_one_invitation_that_was_mailed_is_not_shown(eva: Staff, settings: Settings) -> None:
    settings.MAIL = MEMORY
    amina = somebody("amina")
    amina.sealed_email = crypto.seal_field(
        "amina@example.org", "accounts_staff", "amina", "sealed_email"
    )
    amina.save()
    page = desk_of(eva).post(f"/staff/people/{amina.id}/invite/").text
    assert len(mail.outbox) == 1
    assert "#" not in "".join(re.findall(r"/staff/invitation/.?", page))


def test_without_an_address_the_link_is_shown(eva: Staff, settings: Settings) -> None:
    settings.MAIL = MEMORY
    page = desk_of(eva).post(f"/staff/people/{somebody('amina').id}/invite/").text
    assert "geen e-mailadres" in page
    assert re.search(r"invitation/#[\w-]{43}<", page)


def test_a_mail_server_that_is_gone_costs_one_wait_and_no_account(
    eva: Staff, settings: Settings
) -> None:
    settings.MAIL = {
        "backend": "django.core.mail.backends.smtp.EmailBackend",
        "host": "127.0.0.1",
        "port": free_port(),
        "timeout": 2,
    }
    page = stored(eva, "noor", "sam")
    assert page.count("mailen lukte niet") == 2
    assert "2 mails lukten niet. Geef die links zelf." in page
    assert Staff.objects.count() == 3
