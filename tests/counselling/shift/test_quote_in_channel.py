"""Asking advice with a young person's words: one's own conversation alone, and never to everybody."""

from uuid import UUID, uuid4

import pytest

from accounts.models import AuditEntry, Staff
from counselling.conversation.actions.steps import end_conversation
from counselling.conversation.rules import EndedBy
from counselling.privacy.actions.erasing import erase_now
from counselling.shift.actions.channel import Quote
from counselling.shift.models import ChannelLine
from counselling.shift.queries.channel import read_channel
from counselling.shift.rules.channel import without_name
from tests.counselling.evening import reason, says, talk, visitor
from tests.counselling.pairs import joins
from tests.counselling.shift.colleagues import colleague, tells

pytestmark = pytest.mark.usefixtures("open_door")


@pytest.fixture
def amina(open_door: None) -> Staff:
    return colleague("Amina", "psychologist")


@pytest.fixture
def bram(open_door: None) -> Staff:
    return colleague("Bram", "nurse")


@pytest.fixture
def conversation(amina: Staff) -> UUID:
    return talk(amina, "Noor")


def quotes(staff: Staff) -> list[str]:
    return [line.quote for line in read_channel(staff.id).lines]


def test_a_quote_says_what_was_written_and_not_by_whom(
    amina: Staff, bram: Staff, conversation: UUID
) -> None:
    seq = says(conversation, "NOOR hier. Ze zeggen Noor tegen mij, niet Noortje.")
    tells(amina, "wat vind jij?", "colleague", bram, quote=Quote(conversation, seq))
    wanted = "jongere hier. Ze zeggen jongere tegen mij, niet Noortje."
    assert quotes(amina) == quotes(bram) == [wanted]
    assert quotes(colleague("Chris", "doctor")) == []


def test_a_quote_goes_with_its_conversation_and_what_was_asked_beside_it_stays(
    amina: Staff, bram: Staff, conversation: UUID
) -> None:
    tells(amina, "wat vind jij?", "colleague", bram, quote=Quote(conversation, says(conversation)))
    erase_now(conversation_id=conversation)
    (line,) = read_channel(bram.id).lines
    assert (line.text, line.quote) == ("wat vind jij?", "")


def test_a_quote_is_audited_without_a_word_of_it(
    amina: Staff, bram: Staff, conversation: UUID
) -> None:
    seq = says(conversation, "ik heb pijn")
    line = tells(amina, "wie?", "medical", quote=Quote(conversation, seq))
    deed = AuditEntry.objects.get(action="quoted_to_colleague")
    assert (deed.actor_id, deed.subject) == (amina.id, f"conversation {conversation}")
    assert deed.details == {
        "message": seq, "line": line.number, "audience": "medical", "colleague": 0,
    }  # fmt: skip


def test_what_is_said_without_a_quote_is_nobodys_deed(amina: Staff, bram: Staff) -> None:
    tells(amina, "wie?", "nurse")
    assert not AuditEntry.objects.filter(action="quoted_to_colleague").exists()


def test_nothing_is_quoted_to_everybody(amina: Staff, bram: Staff, conversation: UUID) -> None:
    quote = Quote(conversation, says(conversation))
    assert reason(tells, amina, "kijk", quote=quote) == "not_for_all"
    assert not ChannelLine.objects.exists()
    assert not AuditEntry.objects.filter(action="quoted_to_colleague").exists()


def test_only_what_is_mine_and_runs_is_quoted(
    amina: Staff, bram: Staff, conversation: UUID
) -> None:
    seq, own = says(conversation), says(conversation, "dag", by=amina)

    def why(author: Staff, to: Staff, quote: Quote) -> str:
        return reason(tells, author, "kijk", "colleague", to, quote=quote)

    chris = colleague("Chris", "doctor")
    assert why(bram, chris, Quote(conversation, seq)) == "not_yours"
    waiting = visitor("Elif")
    for nothing in (
        Quote(conversation, own), Quote(conversation, 1), Quote(conversation, 99),
        Quote(conversation, 0), Quote(uuid4(), 1), Quote(waiting, 1),
    ):  # fmt: skip
        assert why(amina, chris, nothing) == "not_yours"
    end_conversation(conversation_id=conversation, by=EndedBy.VISITOR)
    assert why(amina, chris, Quote(conversation, seq)) == "not_yours"


def test_who_joined_a_conversation_may_quote_it_too(
    amina: Staff, bram: Staff, conversation: UUID
) -> None:
    joins(conversation, amina, bram)
    seq = says(conversation, "ik ben Noor")
    tells(bram, "en jij?", "colleague", colleague("Chris"), quote=Quote(conversation, seq))
    assert quotes(bram) == ["ik ben jongere"]


@pytest.mark.parametrize(
    ("text", "nickname", "told"),
    [
        ("ik ben .*", ".*", "ik ben jongere"),
        ("Élise en élise", "Élise", "jongere en jongere"),
        ("ster⭐ster", "ster", "jongere⭐jongere"),
        ("Anna-Noor", "Noor", "Anna-jongere"),
        ("niets", "Noor", "niets"),
        ("\\1 ster", "ster", "\\1 jongere"),
    ],
)
def test_the_name_is_left_out_wherever_it_stands(text: str, nickname: str, told: str) -> None:
    assert without_name(text, nickname, "jongere") == told
