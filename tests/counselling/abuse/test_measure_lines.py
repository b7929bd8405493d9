import pytest

from counselling.abuse.models import Measure
from counselling.abuse.rules.measures import Ground, Kind
from counselling.conversation.queries.lines import lines_after
from counselling.visitor.words import sentence
from tests.counselling.abuse.school import HOME, measure, talks
from tests.counselling.evening import counsellor, together

pytestmark = pytest.mark.usefixtures("open_door")


def test_every_line_has_its_words_in_each_language_with_the_time_and_numbers_to_call() -> None:
    amina = counsellor()
    conversation = talks(amina, HOME)
    measure(conversation, amina, Kind.WARNING)
    measure(conversation, amina, Kind.PAUSE)
    measure(conversation, amina, Kind.SLOW)
    measure(conversation, amina, Kind.BLOCK)
    lines = {line.system.code: line.system for line in lines_after(conversation, 0) if line.system}
    assert "19.10 uur" in sentence(lines["paused"], "nl")
    assert "woensdag om 17 uur" in sentence(lines["blocked"], "nl")
    for code in ("paused", "blocked"):
        assert "112" in sentence(lines[code], "nl")


@pytest.mark.django_db(transaction=True)
def test_two_presses_at_once_take_one_measure() -> None:
    amina = counsellor()
    conversation = talks(amina)
    pressed = [lambda: measure(conversation, amina, Kind.SLOW, Ground.THREAT)] * 3
    together(*pressed)
    assert Measure.objects.count() == 1
