"""What comes round by the clock and failed the last time turns the self-check red, until it goes well again."""

from pathlib import Path
from typing import Any

import pytest
from django.utils import translation
from time_machine import Traveller

from accounts.models import Staff
from counselling.core.rounds import failing
from counselling.intervision.actions.choosing import _ThisProcess
from counselling.intervision.models import Candidate
from counselling.live.house import house
from counselling.privacy.queries.selfcheck_machine import rounds_item
from counselling.privacy.rules.selfcheck import Item
from counselling.privacy.rules.selfcheck_words import STEPS, found, steps_in_words, to_do
from tests.counselling.evening import counsellor
from tests.counselling.intervision.held import EVENING, NEXT_MONDAY, held

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("open_door")]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any) -> Path:
    # What another story drew in this process is not drawn here.
    _ThisProcess.drawn = None
    settings.DATA_DIR, settings.ERASURE_JOURNAL = tmp_path, str(tmp_path / "erasures.jsonl")
    return tmp_path


@pytest.fixture
def amina(clock: Traveller) -> Staff:
    """A counsellor who talked with somebody in the week that is over now."""
    clock.move_to(EVENING)
    amina = counsellor("Amina")
    held(amina, "Noor")
    clock.move_to(NEXT_MONDAY)
    return amina


def test_a_weekly_draw_that_fails_is_red_until_it_is_made(amina: Staff, settings: Any) -> None:
    # Fewer than none cannot be drawn.
    settings.INTERVISION_SAMPLE = -1
    house().let_time_pass()
    item = rounds_item()
    assert (item.level, item.problem, item.about) == ("red", "failed", "draw")
    assert "gesprekken kiezen voor intervisie" in found(item)
    assert to_do(item)
    assert not Candidate.objects.exists()
    settings.INTERVISION_SAMPLE = 5
    house().let_time_pass()
    assert rounds_item() == Item("rounds")
    assert Candidate.objects.count() == 1


def test_whatever_comes_round_has_words(amina: Staff, folder: Path) -> None:
    house().let_time_pass()
    assert failing() == []
    (folder / "rounds").mkdir(exist_ok=True)
    for name in STEPS:
        (folder / "rounds" / name).touch()
    house().let_time_pass()
    assert failing() == [], "a step has a name here that the round does not know"
    with translation.override("fr"):
        assert steps_in_words("draw batches").count(", ") == 2
