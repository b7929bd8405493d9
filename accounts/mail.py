"""Invitations by mail, where the service has one: plain text, nothing but who invites and the link."""

from collections.abc import Callable, Iterable
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.invitations import Invited
from accounts.people.queries import email_of


class Delivery(TextChoices):
    """What became of somebody's invitation."""

    SENT = "sent", gettext_lazy("gemaild")
    FAILED = "failed", gettext_lazy("mailen lukte niet")
    NO_ADDRESS = "no_address", gettext_lazy("geen e-mailadres")
    BY_HAND = "by_hand", gettext_lazy("geef de link zelf")


def mail_invitations(
    invited: Iterable[Invited], *, by: str, link_of: Callable[[Invited], str]
) -> dict[int, Delivery]:
    """Mail each of these people their link; returns by their ids what became of it."""
    if not settings.MAIL:
        return {one.staff.id: Delivery.BY_HAND for one in invited}
    with _Post() as post:
        return {
            one.staff.id: post.send(email_of(one.staff), _letter(by, link_of(one)))
            for one in invited
        }


def _letter(by: str, link: str) -> str:
    return _(
        "%(wie)s nodigt je uit om mee te chatten met jongeren.\n\n"
        "Kies hier je wachtwoord. De link werkt één keer, 14 dagen lang:\n\n%(link)s\n"
    ) % {"wie": by, "link": link}


class _Post:
    """One connection to the mail server for many letters; once it does not answer, nobody waits again."""

    def __init__(self) -> None:
        self._connection: BaseEmailBackend = get_connection(**settings.MAIL)
        self._gone = False

    def __enter__(self) -> "_Post":
        return self

    def __exit__(self, *error: object) -> None:
        try:
            self._connection.close()
        except (OSError, SMTPException):
            self._gone = True

    def send(self, address: str, text: str) -> Delivery:
        """Send one letter; a fault concerns this letter alone."""
        if not address:
            return Delivery.NO_ADDRESS
        if self._gone or not self._opened():
            return Delivery.FAILED
        letter = EmailMessage(
            _("Uitnodiging voor het chatteam"), text, to=[address], connection=self._connection
        )
        try:
            return Delivery.SENT if letter.send() else Delivery.FAILED
        except (OSError, SMTPException, ValueError):
            return Delivery.FAILED

    def _opened(self) -> bool:
        try:
            self._connection.open()
        except (OSError, SMTPException):
            self._gone = True
        return not self._gone
