"""Who may see and change whom, and how long an account counts as somebody's who works here."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from accounts.rules import Role

#: A year after the last yes the question is asked; a month later it has to be answered first.
CHECK_AFTER = timedelta(days=365)
ANSWER_WITHIN = timedelta(days=30)

#: What a network manager may give, and so may take away.
GIVEN_BY_MANAGERS = frozenset({Role.COUNSELLOR})


class State(TextChoices):
    """How it stands with an account."""

    INVITED = "invited", _("uitgenodigd")
    ACTIVE = "active", _("actief")
    CHECK = "check", _("nog in dienst?")
    CLOSED = "closed", _("gesloten")


@dataclass(frozen=True)
class Manager:
    """Somebody who keeps accounts: everybody's, or those of one network."""

    staff_id: int
    everywhere: bool
    network_id: int | None

    def sees(self, network_id: int | None) -> bool:
        """Tell whether the people of this network are on the list."""
        return self.everywhere or (network_id is not None and network_id == self.network_id)

    def may_change(self, network_id: int | None, roles: Collection[str]) -> bool:
        """Tell whether somebody of this network with these roles is theirs to change."""
        return self.everywhere or (self.sees(network_id) and GIVEN_BY_MANAGERS.issuperset(roles))

    def may_answer_for(self, staff_id: int, *, alone: bool) -> bool:
        """Tell whether "still in service?" is theirs to answer: for oneself only where nobody else can."""
        return staff_id != self.staff_id or (self.everywhere and alone)


def state_of(*, is_active: bool, has_password: bool, is_due: bool) -> State:
    """Return how it stands with an account; a question comes before what else there is."""
    if not is_active:
        return State.CLOSED
    if is_due:
        return State.CHECK
    return State.ACTIVE if has_password else State.INVITED


def asked_from(confirmed_on: date) -> date:
    """Return the day on which somebody has to be asked about again."""
    return confirmed_on + CHECK_AFTER


def shut_from(confirmed_on: date) -> date:
    """Return the day from which an account without an answer signs in no more."""
    return confirmed_on + CHECK_AFTER + ANSWER_WITHIN


def last_confirmed_if_due(today: date) -> date:
    """Return the latest confirmation about which the question is asked today."""
    return today - CHECK_AFTER
