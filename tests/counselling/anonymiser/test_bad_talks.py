"""Conversations that nobody expects: huge, empty, all names, all signs, several languages at once."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counselling.anonymiser import Known, Said, Talk, find, leaks, masked
from tests.counselling.anonymiser.talks import gone, left_of, said

PIECES = st.sampled_from(
    [
        *(
            "femke",
            "Femke",
            "FEMKE",
            "roos",
            "een roos",
            "juf",
            "sint-",
            "van den",
            "zoë",
            "zoe\u0308",
        ),
        *(
            "👩‍👧",
            "🏳️‍🌈",
            "0471 55 03 18",
            "@x_y",
            "a.b@example.org",
            "4LWeA",
            "4 juni",
            "in Gent",
            "kerkstraat 4",
        ),
        *(" ", "\n", "'s", "-", ".", ",", "ik heet", "noem mij", "مريم", "Оксана", "\u200d", "̈"),
    ]
)
TEXTS = st.lists(
    st.one_of(
        st.text(max_size=60),
        st.lists(PIECES, max_size=12).map(" ".join),
        st.lists(PIECES).map("".join),
    ),
    max_size=6,
)
LANGUAGES = st.sampled_from(["nl", "fr", "en", "xx", ""])


@settings(deadline=None)
@given(TEXTS, LANGUAGES)
def test_marks_lie_in_their_text_in_order_and_never_over_each_other(
    texts: list[str], lang: str
) -> None:
    found = find(said(*texts, lang=lang))
    assert len(found.messages) == len(texts)
    for text, marked in zip(texts, found.messages, strict=True):
        for several in (marked.redactions, marked.suggestions):
            assert list(several) == sorted(several, key=lambda mark: mark.start)
        marks = sorted((*marked.redactions, *marked.suggestions), key=lambda mark: mark.start)
        ends = [0, *(mark.end for mark in marks)]
        assert all(end <= mark.start < mark.end for end, mark in zip(ends, marks, strict=False))
        assert ends[-1] <= len(text)


@settings(deadline=None)
@given(TEXTS, LANGUAGES)
def test_the_same_conversation_has_the_same_answer(texts: list[str], lang: str) -> None:
    assert find(said(*texts, lang=lang)) == find(said(*texts, lang=lang))


@settings(deadline=None)
@given(TEXTS)
def test_what_the_service_knows_is_gone_in_whatever_text_it_stands(texts: list[str]) -> None:
    known = [Known("Femke"), Known("0471 55 03 18", "PHONE"), Known("Zoë", role="visitor")]
    found = find(said(*texts), known)
    copy = masked(texts, [marked.redactions for marked in found.messages])
    assert not leaks(copy, known)


@pytest.mark.parametrize("text", ["", " ", "😀😀😀", "👩‍👧‍👦" * 50, "̈̈̈", "...", "\n\n"])
def test_a_message_without_words_has_no_marks(text: str) -> None:
    assert left_of(text) == [text]


def test_places_are_counted_in_code_points_whatever_stands_before() -> None:
    text = "👩‍👧 zoe\u0308 en Zoë 🏳️‍🌈 femke"
    assert gone(text) == ["zoe\u0308", "Zoë", "femke"]


def test_two_thousand_messages_and_two_thousand_names_are_taken_in() -> None:
    long = find(Talk(tuple(Said("visitor", f"ik zag femke {one} keer") for one in range(2000))))
    assert all(len(marked.redactions) == 1 for marked in long.messages)
    (crowd,) = find(said(", ".join(["femke", "yassine", "oksana", "tibo"] * 500))).messages
    assert len(crowd.redactions) == 2000


@pytest.mark.parametrize(
    "piece", ["jan.", "a.", "a@", "1 ", "_", "0x", "a-", "nul ", "sint ", "A1-"]
)
def test_a_text_made_to_be_slow_costs_little_more_than_its_length(piece: str) -> None:
    short, long = (_seconds(piece * (length // len(piece))) for length in (500, 2000))
    assert long < 40 * short, "four times the text may not cost much more than four times squared"


def _seconds(text: str) -> float:
    talk = said(text)
    find(talk)
    took = []
    for _ in range(3):
        began = time.process_time()
        find(talk)
        took.append(time.process_time() - began)
    return max(min(took), 0.001)


def test_several_languages_in_one_message() -> None:
    text = "ik zei tegen yosr: je t'aime, and grace said habibi à thibault"
    assert {"yosr", "thibault"} <= set(gone(text))


def test_a_name_that_is_a_word_in_every_place_it_can_stand() -> None:
    texts = (
        "mijn vriendin heet Roos",
        "roos roos roos",
        "een roos voor roos",
        "Roos? roos! 'roos'",
        "rozen en roosjes",
    )
    left = left_of(*texts)
    assert left[0] == "mijn vriendin heet [naam 1]"
    assert left[2].startswith("een roos voor [naam 1]")
