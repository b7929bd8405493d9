"""Who takes names out, and who could."""

from dataclasses import dataclass

from accounts.models import Staff
from accounts.queries import admitted
from accounts.rules import Role
from counselling.intervision.models import Redactor


@dataclass(frozen=True)
class Named:
    """Somebody by name."""

    id: int
    name: str


def redactors() -> list[Named]:
    """Return who was named and works here, by name."""
    rows = Redactor.objects.filter(admitted("staff__")).order_by("staff__display_name", "pk")
    return [Named(*row) for row in rows.values_list("pk", "staff__display_name")]


def to_name(but: int) -> list[Named]:
    """Return whom somebody could name: who counsels or supervises, but for themselves."""
    named = Redactor.objects.values("pk")
    people = Staff.objects.filter(admitted()).exclude(pk__in=named).exclude(pk=but)
    return [
        Named(one.pk, one.display_name)
        for one in people.order_by("display_name", "pk")
        if {Role.COUNSELLOR, Role.SUPERVISOR} & set(one.roles)
    ]


def is_redactor(staff_id: int) -> bool:
    """Tell whether somebody was named."""
    return Redactor.objects.filter(admitted("staff__"), pk=staff_id).exists()
