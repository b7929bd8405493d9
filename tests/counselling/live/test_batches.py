"""What waits is written together, in one transaction, while the next gathers."""

import asyncio
from collections.abc import AsyncIterator
from uuid import UUID

import pytest

from counselling.conversation.events import Numbered, Submission
from counselling.conversation.models import Message
from counselling.conversation.queries.lines import lines_after
from counselling.live import threads
from counselling.live.batches import BATCH_LIMIT
from counselling.live.hub import Hub, hub
from tests.counselling.evening import counsellor, message, open_the_door, talk
from tests.threads import hang_up

pytestmark = pytest.mark.django_db(transaction=True)

MANY = 300


@pytest.fixture
def noor(db: None) -> UUID:
    """A conversation, on a clock that runs."""
    open_the_door()
    return talk(counsellor())


@pytest.fixture
def many(noor: UUID) -> list[Submission]:
    return [message(noor, str(number)) for number in range(MANY)]


@pytest.fixture
async def here(noor: UUID) -> AsyncIterator[Hub]:
    """The hub of this test's own event loop."""
    yield hub()
    await hang_up()


async def test_three_hundred_messages_are_two_transactions(
    here: Hub, many: list[Submission]
) -> None:
    stored = await asyncio.gather(*(here.submitted(one) for one in many))
    moments = [one.at for one in stored if isinstance(one, Numbered)]
    assert len(moments) == MANY
    assert moments[0] <= moments[-1]
    assert await threads.run(transactions) == 2


def transactions() -> int:
    """Count the transactions: on SQLite and PostgreSQL alike one batch is one moment."""
    people = Message.objects.exclude(sender=0)
    return people.values("created_at").distinct().count()


async def test_numbers_follow_the_order_of_sending(
    here: Hub, many: list[Submission], noor: UUID
) -> None:
    stored = await asyncio.gather(*(here.submitted(one) for one in many))
    assert [one.seq for one in stored if isinstance(one, Numbered)] == list(range(2, MANY + 2))
    lines = await threads.run(lines_after, noor, 1)
    assert [line.text for line in lines] == [str(number) for number in range(MANY)]


async def test_a_message_sent_while_another_is_written_goes_with_the_next(
    here: Hub, many: list[Submission]
) -> None:
    order: list[int] = []
    here.submit(many[0], lambda outcome: order.append(seq_of(outcome)))
    await asyncio.sleep(0)
    rest = await asyncio.gather(*(here.submitted(one) for one in many[1:BATCH_LIMIT]))
    assert order == [2]
    assert [seq_of(one) for one in rest] == list(range(3, BATCH_LIMIT + 2))


async def test_afterwards_nothing_runs_until_the_next_message(
    here: Hub, many: list[Submission]
) -> None:
    await here.submitted(many[0])
    await asyncio.sleep(0.01)
    assert here._batches._task is None
    assert seq_of(await here.submitted(many[1])) == 3


def seq_of(outcome: object) -> int:
    assert isinstance(outcome, Numbered), outcome
    return outcome.seq
