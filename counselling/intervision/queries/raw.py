"""A conversation read out for those who take the names out of it: the one place of this room that opens its words."""

from dataclasses import dataclass

from accounts.models import Staff
from accounts.queries import admitted
from counselling.anonymiser.lists import the_lists
from counselling.conversation.models import Conversation
from counselling.conversation.queries.lines import lines_of
from counselling.conversation.rules import Sender
from counselling.intervision.models import Candidate, Speaker
from counselling.intervision.rules.leaks import Known
from counselling.intervision.rules.lines import Line, Spoken, numbered
from counselling.intervision.rules.work import texts_of


@dataclass(frozen=True)
class Raw:
    """The words of a conversation, and the names that the service knows beforehand."""

    language: str
    lines: list[Line]
    known: Known
    #: How everybody who works here is called.
    team: tuple[str, ...]

    @property
    def texts(self) -> dict[int, str]:
        """The words of each line by its number."""
        return texts_of(self.lines)


def raw_of(candidate: Candidate, conversation: Conversation) -> Raw:
    """Read a conversation out; raises `KeyMissing` once its day's key is gone."""
    names = dict(Staff.objects.values_list("id", "display_name"))
    said = lines_of(conversation.id, conversation.data_key(), 0)
    writers = dict(conversation.messages.values_list("seq", "author_id"))
    spoken = [
        Spoken(_speaker(conversation, line.sender, writers[line.seq]), line.at, line.text)
        for line in said
        if line.sender != Sender.SYSTEM
    ]
    learning = bytes(candidate.question)
    return Raw(
        language=conversation.language,
        lines=numbered(
            learning=conversation.read("candidate_question", learning) if learning else "",
            opening=conversation.read("question", conversation.question),
            spoken=spoken,
        ),
        known=Known(
            nickname=conversation.read("nickname", conversation.nickname),
            staff={names[one]: role for one, role in roles_in(conversation).items()},
            ordinary=the_lists().is_word,
            listed=lambda word: word in the_lists().first or word in the_lists().last,
        ),
        team=tuple(
            Staff.objects.filter(admitted()).order_by("id").values_list("display_name", flat=True)
        ),
    )


def roles_in(conversation: Conversation) -> dict[int, str]:
    """Return who of staff had a part in a conversation, and as what."""
    authors = conversation.messages.exclude(author=None).values_list("author_id", flat=True)
    had = {*authors.distinct(), conversation.counsellor_id, conversation.colleague_id}
    return {
        one: _speaker(conversation, Sender.COUNSELLOR, one).value for one in had if one is not None
    }


def _speaker(conversation: Conversation, sender: int, author: int | None) -> Speaker:
    if sender == Sender.VISITOR:
        return Speaker.YOUNG
    return Speaker.COUNSELLOR if author == conversation.counsellor_id else Speaker.COLLEAGUE
