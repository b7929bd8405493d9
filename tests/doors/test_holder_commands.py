from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from counselling.management import holding
from counselling.origin.queries.holders import holders, sealing_state
from tests.counselling.origin.holding import person, supervisor


@pytest.fixture
def team(db: None) -> None:
    person("Eva", "coordinator")
    supervisor("Chris")
    supervisor("Dina")


def printed(monkeypatch: pytest.MonkeyPatch, *command: str, types: str = "") -> str:
    """Run a command while somebody types this at its prompt."""
    monkeypatch.setattr(holding, "getpass", lambda _prompt: types)
    out = StringIO()
    call_command(*command, stdout=out)
    return out.getvalue().strip()


def test_a_pair_is_made_held_and_renewed_at_the_prompt(team: None, monkeypatch: Any) -> None:
    words = printed(monkeypatch, "make_seal_pair", "eva", "chris")
    assert len(words.split()) == 7
    dinas = printed(monkeypatch, "add_holder", "eva", "dina", "chris", types=words)
    assert printed(monkeypatch, "drill_holder", "dina", types=dinas) == "Done."
    assert printed(monkeypatch, "drill_holder", "chris", types=words) == "Done."
    assert not sealing_state().red
    first = sealing_state().key_id
    assert printed(monkeypatch, "rotate_seal_pair", "eva", "chris", types=words) == "Done."
    assert printed(monkeypatch, "remove_holder", "eva", "dina", "chris", types=words) == "Done."
    assert [held.name for held in holders()] == ["Chris"]
    assert sealing_state().key_id != first


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (["make_seal_pair", "eva", "nobody"], "There is nobody called 'nobody'."),
        (["make_seal_pair", "eva", "eva"], "not_supervisor"),
        (["drill_holder", "chris"], "no_pair"),
        (["add_holder", "eva", "dina", "chris"], "not_holder"),
    ],
)
def test_what_cannot_be_is_said(
    team: None, monkeypatch: pytest.MonkeyPatch, command: list[str], said: str
) -> None:
    with pytest.raises(CommandError, match=said):
        printed(monkeypatch, *command, types="aap noot mies")
