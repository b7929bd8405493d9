"""How well the rules do on conversations that people wrote and marked; `docs/anonymiser.md` has the figures."""

import pytest

from tests.counselling.anonymiser.scoring import STRUCTURED, Score, score_of

#: The least that each set of conversations may come to: recall, precision, recall with questions.
FLOORS = {
    "work.jsonl": (0.955, 0.97, 0.965),
    "work2.jsonl": (0.96, 0.975, 0.97),
    "work3.jsonl": (0.93, 0.965, 0.95),
    "work4.jsonl": (0.965, 0.985, 0.975),
    "work5.jsonl": (0.985, 0.985, 0.985),
    "work6.jsonl": (0.985, 0.985, 0.99),
}


@pytest.mark.parametrize("name", FLOORS)
def test_what_is_taken_out_does_not_get_worse(name: str) -> None:
    recall, precision, _ = FLOORS[name]
    score = score_of(name)
    assert score.recall() >= recall, shown(score)
    assert score.recall(*STRUCTURED) >= 0.97, shown(score)
    assert score.recall("SCHOOL_OR_ORG") >= 0.87, shown(score)
    assert score.precision >= precision, shown(score)
    assert score.too_much <= 0.015, shown(score)


@pytest.mark.parametrize("name", FLOORS)
def test_questions_to_the_reviewer_find_more_and_are_few(name: str) -> None:
    alone, with_questions = score_of(name), score_of(name, suggestions=True)
    assert with_questions.recall() >= max(FLOORS[name][2], alone.recall())
    assert with_questions.wrong <= 4 * with_questions.conversations


def shown(score: Score) -> str:
    return ", ".join(f"{label} {score.recall(label):.3f}" for label in sorted(score.marked))
