"""The pages of themes and of one's own load."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from accounts.actions import create_staff
from accounts.models import Staff
from accounts.rules import Role
from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.models import Theme
from counselling.conversation.queries.themes import all_themes
from counselling.conversation.rules import EndedBy
from tests.accounts.people.office import desk_of
from tests.counselling.conftest import clock as clock
from tests.counselling.evening import PASSWORD, counsellor, open_the_door, talk
from tests.counselling.themes import first_themes as first_themes

PAGES = {
    "/staff/themes/": {Role.COORDINATOR},
    "/staff/mine/": {Role.COUNSELLOR, Role.SUPERVISOR},
}
NAMES = {"nl": "Rouw", "fr": "Deuil", "en": "Grief"}


def person(name: str, *roles: str) -> Staff:
    return create_staff(
        username=name, display_name=name, roles=list(roles), password=PASSWORD,
        secrecy_acknowledged=True,
    )  # fmt: skip


@pytest.fixture
def eva(db: None) -> Client:
    return desk_of(person("Eva", "coordinator"))


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("role", Role.values)
def test_each_page_is_for_its_roles_and_exists_for_nobody_else(
    db: None, page: str, role: str
) -> None:
    status = desk_of(person("Iemand", role)).get(page).status_code
    assert status == (200 if role in PAGES[page] else 404)


@pytest.mark.parametrize("page", PAGES)
def test_nobody_enters_without_signing_in(db: None, page: str) -> None:
    assert Client().get(page)["Location"].startswith("/staff/login/")


@pytest.mark.parametrize("role", ["counsellor", "supervisor", "coordinator", "auditor"])
def test_nobody_sees_what_a_colleague_carries(
    db: None, clock: time_machine.Traveller, role: str
) -> None:
    open_the_door()
    amina = counsellor("Amina")
    noor = talk(amina)
    clock.shift(timedelta(minutes=37))
    end_conversation(conversation_id=noor, by=EndedBy.COUNSELLOR, staff_id=amina.id)
    assert "Je had 1 gesprek, samen 0\u00a0u\u00a037." in desk_of(amina).get("/staff/mine/").text
    other = desk_of(person("Ander", role, "counsellor"))
    for address in (
        "/staff/mine/",
        f"/staff/mine/?staff={amina.id}",
        f"/staff/mine/?id={amina.id}",
    ):
        assert "Je had de laatste vier weken geen gesprek." in other.get(address).text
    assert other.get(f"/staff/mine/{amina.id}/").status_code == 404


def test_the_chart_and_the_table_say_the_same(db: None) -> None:
    page = desk_of(person("Amina", "counsellor")).get("/staff/mine/").text
    assert page.count('class="bar-all"') == page.count('<th scope="row">') == 4
    assert not re.search(r"\sstyle=", page)


def test_a_coordinator_adds_a_theme_and_renames_it(eva: Client) -> None:
    assert eva.post("/staff/themes/save/", NAMES).status_code == 303
    assert "Bewaard." in eva.get("/staff/themes/").text
    theme = Theme.objects.get(name_nl="Rouw")
    assert 'value="Deuil"' in eva.get(f"/staff/themes/?change={theme.pk}").text
    eva.post("/staff/themes/save/", {**NAMES, "nl": "Verlies", "id": theme.pk})
    assert [one.nl for one in all_themes()][-1] == "Verlies"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"fr": ""}, "Schrijf de naam in drie talen."),
        ({"nl": "é" * 10_000}, "Een naam is hoogstens 60 tekens."),
        ({"nl": "Pesten"}, "Er is al een thema met deze naam."),
        ({"id": "x"}, "Dit thema bestaat niet."),
        ({"id": "9" * 400}, "Dit thema bestaat niet."),
    ],
)
def test_what_cannot_be_kept_comes_back_as_typed(
    eva: Client, changes: dict[str, str], sentence: str
) -> None:
    before = all_themes()
    answer = eva.post("/staff/themes/save/", {**NAMES, **changes})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert "Grief" in answer.text
    assert all_themes() == before


def test_a_theme_moves_and_is_switched_off_and_on(eva: Client) -> None:
    online = Theme.objects.get(key="online").pk
    place = [theme.id for theme in all_themes()].index(online)
    eva.post(f"/staff/themes/{online}/up/")
    assert [theme.id for theme in all_themes()].index(online) == place - 1
    eva.post(f"/staff/themes/{online}/off/")
    assert "Dit thema staat niet meer in de lijst." in eva.get("/staff/themes/").text
    assert not Theme.objects.get(pk=online).shown
    eva.post(f"/staff/themes/{online}/on/")
    assert Theme.objects.get(pk=online).shown


def test_a_theme_that_is_nobodys_changes_nothing(eva: Client) -> None:
    assert eva.post("/staff/themes/999999/off/").status_code == 422
    assert eva.get("/staff/themes/?change=x").status_code == 200
    assert eva.get("/staff/themes/999999/off/").status_code == 405


def test_a_counsellor_changes_no_theme(db: None) -> None:
    amina = desk_of(person("Amina", "counsellor"))
    assert amina.post("/staff/themes/save/", NAMES).status_code == 404
    assert not Theme.objects.filter(name_nl="Rouw").exists()
