"""Whether what a colleague writes looks as if it names somebody."""

from counselling.anonymiser import Said, Talk, find

#: So many pieces are shown to whoever wrote them.
SHOWN = 5


def names_in(text: str, language: str = "nl") -> list[str]:
    """Return what looks like a name, a number or an address, each once and as it was written.

    A machine is wrong now and then: whoever wrote it decides.
    """
    (marked,) = find(Talk((Said("counsellor", text),), lang=language)).messages
    pieces = [text[mark.start : mark.end] for mark in marked.redactions]
    return list(dict.fromkeys(pieces))[:SHOWN]
