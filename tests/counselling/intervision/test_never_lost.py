"""Whatever is done in whatever order: nothing that was taken out comes back unless a person said so."""

import re
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from counselling.intervision.models.choices import Speaker
from counselling.intervision.rules.bench import Laid
from counselling.intervision.rules.deciding import done, undone
from counselling.intervision.rules.deeds import (
    Accept,
    AnyDeed,
    Dismiss,
    MarkWords,
    NoName,
    Seen,
    Undo,
    Unmark,
)
from counselling.intervision.rules.draft import draft_of, holds_back
from counselling.intervision.rules.lines import Line
from counselling.intervision.rules.machine import Found, begun, run_again
from counselling.intervision.rules.marking import alike
from counselling.intervision.rules.naming import Pseudonyms
from counselling.intervision.rules.sight import Desk
from counselling.intervision.rules.work import Label, Mark, Standing, Work
from tests.counselling.intervision.any_order import (
    KNOWN,
    after,
    bare,
    deed_of,
    deeds,
    desk_of,
    lines,
    machine,
    places,
    taken_out,
)

#: Three processes share this machine.
UNHURRIED = settings(deadline=None)


class Promised:
    """What has to stay out, by a reckoning of its own: sign by sign, without marks."""

    def __init__(self, work: Work, desk: Desk) -> None:
        self._desk = desk
        self.signs = places(taken_out(work), desk)
        self._before: list[set[tuple[int, int]]] = []

    def reckon(self, deed: AnyDeed, before: Work, now: Work) -> None:
        """Take a deed into account."""
        if isinstance(deed, Undo):
            if self._before:
                self.signs = self._before.pop()
        elif len(now.steps) > len(before.steps):
            self._before.append(self.signs)
            self.signs = self.signs - self._given_back(deed, before) | self._added(deed, before)

    def _given_back(self, deed: AnyDeed, work: Work) -> set[tuple[int, int]]:
        if isinstance(deed, NoName):
            return places([mark for mark in work.marks if mark.entity == deed.entity], self._desk)
        if not isinstance(deed, Unmark | Dismiss):
            return set()
        return places(self._meant(deed, work), self._desk)

    def _added(self, deed: AnyDeed, work: Work) -> set[tuple[int, int]]:
        if isinstance(deed, MarkWords):
            text = self._desk.texts[deed.line]
            signs = range(deed.start, deed.end)
            return {(deed.line, place) for place in signs if not text[place].isspace()}
        return places(self._meant(deed, work), self._desk) if isinstance(deed, Accept) else set()

    def _meant(self, deed: Unmark | Dismiss | Accept, work: Work) -> list[Mark]:
        (mark,) = [one for one in work.marks if one.number == deed.mark]
        return list(alike(work.marks, mark, self._desk.texts)) if deed.everywhere else [mark]


@UNHURRIED
@given(st.data())
def test_no_redaction_is_ever_lost(data: st.DataObject) -> None:
    said = data.draw(lines)
    desk = desk_of(said)
    work = begun(data.draw(machine(said)), desk.texts, KNOWN)
    promised = Promised(work, desk)
    for choice in data.draw(deeds):
        deed = deed_of(choice, work, desk)
        before, work = work, after(work, desk, deed)
        promised.reckon(deed, before, work)
        if choice[3]:
            work = run_again(work, data.draw(machine(said)), desk.texts, KNOWN)
        assert promised.signs <= places(taken_out(work), desk)
        check_form(work, desk)


def check_form(work: Work, desk: Desk) -> None:
    """Marks stand in order, none overlaps another, and one spelling of one kind has one number."""
    ends = [(mark.line, mark.start, mark.end) for mark in work.marks]
    assert ends == sorted(ends)
    assert all(one[0] < other[0] or one[2] <= other[1] for one, other in pairwise(ends))
    meant: dict[tuple[Label, str], int] = {}
    labels: dict[int, Label] = {}
    names = Pseudonyms(work.marks, desk.texts, KNOWN)
    shown: dict[str, int] = {}
    for mark in work.marks:
        assert labels.setdefault(mark.entity, mark.label) == mark.label
        if mark.label == Label.OTHER:
            continue
        words = " ".join(re.findall(r"\w+", bare(mark.words(desk.texts))))
        if words:
            assert meant.setdefault((mark.label, words), mark.entity) == mark.entity
        name = names.of(mark)
        if mark.hides and name[1:].startswith(("naam", "plaats", "school")):
            assert shown.setdefault(name, mark.entity) == mark.entity


def test_what_the_machine_asked_since_gives_way_to_what_comes_back() -> None:
    desk = desk_of(["Zoë Jelle"])
    work = begun([], desk.texts, KNOWN)
    for deed in (MarkWords(1, 0, 9, Label.PERSON), Unmark(2), MarkWords(1, 0, 3, Label.PERSON)):
        work = after(work, desk, deed)
    work = run_again(work, [Found(1, 4, 9, Label.PERSON, 1, sure=True)], desk.texts, KNOWN)
    work = undone(work, desk.texts)
    check_form(work, desk)
    assert [(mark.start, mark.end, mark.state) for mark in work.marks] == [(0, 9, Standing.OFF)]


@UNHURRIED
@given(st.data())
def test_undo_returns_exactly_the_state_before(data: st.DataObject) -> None:
    said = data.draw(lines)
    desk = desk_of(said, whole=data.draw(st.booleans()))
    work = begun(data.draw(machine(said)), desk.texts, KNOWN)
    past: list[Work] = []
    for choice in data.draw(deeds):
        deed = deed_of(choice, work, desk)
        if isinstance(deed, Undo | Seen):
            continue
        before, work = work, after(work, desk, deed)
        if work.steps != before.steps:
            past.append(before)
        else:
            assert (work.marks, work.answers) == (before.marks, before.answers)
    for before in reversed(past):
        work = undone(work, desk.texts)
        assert (work.marks, work.answers, work.steps) == (
            before.marks, before.answers, before.steps,
        )  # fmt: skip
    assert undone(work, desk.texts) == work


@UNHURRIED
@given(st.data())
def test_a_redactor_never_uncovers_a_word_that_they_did_not_see(data: st.DataObject) -> None:
    said = data.draw(lines)
    desk = desk_of(said, whole=False)
    work = begun(data.draw(machine(said)), desk.texts, KNOWN)
    hidden = places([mark for mark in work.marks if mark.hides], desk)
    for choice in data.draw(deeds):
        work = after(work, desk, deed_of(choice, work, desk))
        assert hidden <= places([mark for mark in work.marks if mark.hides], desk)


@UNHURRIED
@given(st.data())
def test_the_copy_holds_nothing_that_was_taken_out_in_any_spelling(data: st.DataObject) -> None:
    said = data.draw(lines)
    desk = desk_of(said)
    work = begun(data.draw(machine(said)), desk.texts, KNOWN)
    for choice in data.draw(deeds):
        work = after(work, desk, deed_of(choice, work, desk))
    work = with_everything_decided(work, desk)
    spoken = [Line(number, Speaker.YOUNG, 0, text) for number, text in desk.texts.items()]
    laid = Laid(lines=spoken, work=work, desk=desk, composed="")
    draft = draft_of(laid)
    assert not holds_back(laid, draft)
    copied = [
        bare(piece) for line in draft.lines for piece in re.split(r"\[[a-z]+(?: \d+)?\]", line.text)
    ]
    for words in {KNOWN.nickname, "Amina", *(mark.words(desk.texts) for mark in taken_out(work))}:
        pattern = r"\W+".join(map(re.escape, re.findall(r"\w+", bare(words))))
        standing = re.compile(rf"\b{pattern}\b")
        assert not pattern or not any(standing.search(piece) for piece in copied), words


def with_everything_decided(work: Work, desk: Desk) -> Work:
    """Let a person take out all that is asked about, and all that they called no name."""
    while open_marks := [mark for mark in work.marks if mark.state != Standing.ON]:
        work = done(work, desk, Accept(open_marks[0].number, everywhere=True))
    return work
