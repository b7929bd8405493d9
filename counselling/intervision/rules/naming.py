"""What stands in the place of a word that was taken out: one number per person or place, by first appearance."""

from collections import Counter
from collections.abc import Iterable, Mapping

from counselling.intervision.models.choices import Speaker
from counselling.intervision.rules.leaks import Known
from counselling.intervision.rules.spelling import spelled
from counselling.intervision.rules.work import Label, Mark, Standing, in_order

#: Not translated: they are part of a text that never changes again.
WORDS = {
    Label.PERSON: "naam",
    Label.LOCATION: "plaats",
    Label.SCHOOL_OR_ORG: "school",
    Label.PHONE: "telefoonnummer",
    Label.EMAIL: "mailadres",
    Label.HANDLE_OR_URL: "account",
    Label.DATE: "datum",
    Label.ID: "nummer",
}
LEFT_OUT = "[weggelaten]"
ROLES = {
    Speaker.YOUNG: "[chatter]",
    Speaker.COUNSELLOR: "[hulpverlener]",
    Speaker.COLLEAGUE: "[collega]",
}


class Pseudonyms:
    """The names that stand in for others within one conversation."""

    def __init__(self, marks: Iterable[Mark], texts: Mapping[int, str], known: Known) -> None:
        self._given: dict[int, str] = {}
        marks = [mark for mark in in_order(marks) if mark.hides]
        self._give_roles(marks, texts, known)
        last: Counter[Label] = Counter()
        # What is taken out comes before what is only asked about, so that no answer renumbers what stands.
        for mark in sorted(marks, key=lambda mark: mark.state != Standing.ON):
            if mark.entity not in self._given and mark.label != Label.OTHER:
                last[mark.label] += 1
                self._given[mark.entity] = f"[{WORDS[mark.label]} {last[mark.label]}]"

    def of(self, mark: Mark) -> str:
        """Return what stands in the place of a mark's words."""
        return LEFT_OUT if mark.label == Label.OTHER else self._given.get(mark.entity, "")

    def _give_roles(self, marks: Iterable[Mark], texts: Mapping[int, str], known: Known) -> None:
        roles = {spelled(known.nickname): ROLES[Speaker.YOUNG]}
        roles |= {spelled(name): ROLES[Speaker(speaker)] for name, speaker in known.staff.items()}
        for mark in marks:
            role = roles.get(spelled(mark.words(texts)))
            if role and mark.label == Label.PERSON:
                self._given.setdefault(mark.entity, role)


def masked(text: str, marks: Iterable[Mark], names: Pseudonyms) -> str:
    """Return a line as it goes into the copy, by its own marks; a suggestion is out until somebody says otherwise."""
    pieces, done = [], 0
    for mark in in_order(marks):
        if mark.hides:
            pieces += [text[done : mark.start], names.of(mark)]
            done = mark.end
    return "".join([*pieces, text[done:]])
