"""What the team reads where nothing is, and the way back."""

from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client

from accounts.rules import Role
from tests.accounts.people.office import desk_of, somebody

pytestmark = pytest.mark.django_db

HEADING = "<h1>Dit is er niet (meer)</h1>"


@pytest.mark.parametrize("role", Role)
def test_whoever_is_signed_in_reads_it_with_the_menu_and_a_way_back(role: Role) -> None:
    desk = desk_of(somebody("kim", role))
    for address in ("nergens/", "statistics/1999/", f"intervision/library/{uuid4()}/", "nergens"):
        answer = desk.get(f"/staff/{address}")
        assert (answer.status_code, answer["Cache-Control"]) == (404, "no-store")
        assert HEADING in answer.text
        assert "Kies bovenaan in het menu" in answer.text
        assert 'href="/staff/me/"' in answer.text
        assert "Jij deed niets fout" not in answer.text
    assert desk.get("/staff/", follow=True).status_code == 200


def test_whoever_is_not_signed_in_is_shown_where_to(client: Client) -> None:
    for address in ("/staff/nergens/", "/staff"):
        answer = client.get(address, headers={"host": settings.ALLOWED_HOSTS[0]})
        assert answer.status_code == 404
        assert HEADING in answer.text
        assert 'href="/staff/login/"' in answer.text
        assert "parts" not in answer.text


def test_young_people_read_their_own(client: Client) -> None:
    answer = client.get("/staffel/", headers={"host": settings.ALLOWED_HOSTS[0]})
    assert "Deze pagina bestaat niet" in answer.text
