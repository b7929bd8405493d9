"""The list of themes, as a coordinator keeps it."""

import pytest

from accounts.models import AuditEntry, Staff
from counselling.conversation.actions.themes import keep_theme, move_theme, switch_theme
from counselling.conversation.models import Theme
from counselling.conversation.queries.themes import all_themes, themes_offered
from tests.counselling.evening import counsellor, reason
from tests.counselling.themes import first_themes as first_themes

NAMES = {"nl": "Rouw", "fr": "Deuil", "en": "Grief"}


@pytest.fixture
def eva(db: None) -> Staff:
    return counsellor("Eva")


def keep(staff: Staff, theme_id: int | None = None, /, **names: str) -> str:
    return reason(keep_theme, actor_id=staff.id, names={**NAMES, **names}, theme_id=theme_id)


def shown() -> list[str]:
    return [theme.name for theme in themes_offered()]


def id_of(key: str) -> int:
    return Theme.objects.get(key=key).pk


def test_a_new_theme_comes_at_the_end(eva: Staff) -> None:
    assert keep(eva) == ""
    assert shown()[-2:] == ["Iets anders", "Rouw"]


def test_a_theme_gets_another_name_and_keeps_its_place(eva: Staff) -> None:
    place = shown().index("Pesten")
    assert keep(eva, id_of("bullying"), nl="Gepest worden") == ""
    assert shown().index("Gepest worden") == place


@pytest.mark.parametrize(
    ("names", "word"),
    [
        ({"nl": ""}, "empty"),
        ({"fr": "  "}, "empty"),
        ({"en": "x" * 61}, "too_long"),
        ({"nl": "x" * 10_000}, "too_long"),
        ({"nl": "a\x00"}, "invalid"),
        ({"nl": "pESTEN"}, "name_taken"),
    ],
)
def test_a_name_that_cannot_be_changes_nothing(
    eva: Staff, names: dict[str, str], word: str
) -> None:
    before = all_themes()
    assert keep(eva, None, **names) == word
    assert keep(eva, id_of("family"), **names) == word
    assert all_themes() == before


def test_a_theme_may_be_given_the_name_it_has(eva: Staff) -> None:
    assert keep(eva, id_of("bullying"), nl="Pesten") == ""


def test_the_list_has_an_end(eva: Staff) -> None:
    for number in range(60 - len(all_themes())):
        assert keep(eva, nl=f"Thema {number}") == ""
    assert keep(eva) == "too_many"


def test_the_order_is_the_coordinators(eva: Staff) -> None:
    move_theme(actor_id=eva.id, theme_id=id_of("bullying"), by=-1)
    assert shown()[1:3] == ["Pesten", "Zelfmoordgedachten"]
    move_theme(actor_id=eva.id, theme_id=id_of("feelings"), by=-1)
    move_theme(actor_id=eva.id, theme_id=id_of("other"), by=1)
    assert shown()[0] == "Gevoelens en mentale gezondheid"
    assert shown()[-1] == "Iets anders"


def test_a_theme_switched_off_is_offered_no_more_and_comes_back(eva: Staff) -> None:
    online = id_of("online")
    switch_theme(actor_id=eva.id, theme_id=online, shown=False)
    assert "Veilig online" not in shown()
    assert [theme.shown for theme in all_themes() if theme.id == online] == [False]
    switch_theme(actor_id=eva.id, theme_id=online, shown=True)
    assert "Veilig online" in shown()


def test_a_theme_that_does_not_exist_is_gone(eva: Staff) -> None:
    assert keep(eva, 10**6) == "gone"
    assert reason(move_theme, actor_id=eva.id, theme_id=0, by=1) == "gone"
    assert reason(switch_theme, actor_id=eva.id, theme_id=0, shown=True) == "gone"


def test_who_changed_the_list_can_be_looked_up_without_any_name_in_it(eva: Staff) -> None:
    keep(eva)
    switch_theme(actor_id=eva.id, theme_id=id_of("other"), shown=False)
    entries = AuditEntry.objects.order_by("id")
    assert [entry.action for entry in entries] == ["theme_kept", "theme_off"]
    assert "Rouw" not in str(list(entries.values()))
