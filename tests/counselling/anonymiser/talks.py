"""A conversation in a line, and what is left of it."""

from counselling.anonymiser import Known, Said, Talk, find, masked


def said(*texts: str, lang: str = "nl") -> Talk:
    return Talk(tuple(Said("visitor", text) for text in texts), lang)


def left_of(*texts: str, lang: str = "nl", known: tuple[Known, ...] = ()) -> list[str]:
    """Return the texts as a reader of the transcript would see them."""
    found = find(said(*texts, lang=lang), known)
    return masked(texts, [marked.redactions for marked in found.messages])


def gone(*texts: str, lang: str = "nl") -> list[str]:
    """Return what is taken out, in order."""
    found = find(said(*texts, lang=lang))
    return [
        text[mark.start : mark.end]
        for text, marked in zip(texts, found.messages, strict=True)
        for mark in marked.redactions
    ]


def asked(*texts: str, lang: str = "nl") -> list[str]:
    """Return what is taken out or asked about."""
    found = find(said(*texts, lang=lang))
    return [
        text[mark.start : mark.end]
        for text, marked in zip(texts, found.messages, strict=True)
        for mark in (*marked.redactions, *marked.suggestions)
    ]


def answered(question: str, answer: str) -> list[str]:
    """Return what is taken out of an answer to the counsellor's question."""
    talk = Talk((Said("counsellor", question), Said("visitor", answer)))
    return [answer[mark.start : mark.end] for mark in find(talk).messages[1].redactions]
