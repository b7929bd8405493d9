"""A copy is taken along in the very moment in which the conversation goes."""

from concurrent.futures import Future, ThreadPoolExecutor, wait
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection, transaction

from counselling.conversation.actions.ageing import forget_conversations
from counselling.conversation.events import SystemLine
from counselling.conversation.models import Conversation
from counselling.core.lifetimes import CEILING
from counselling.privacy.queries.copies import access_copy
from tests.counselling.privacy.rich import row
from tests.counselling.privacy.test_copies import ORIGIN, say, ticket

pytestmark = pytest.mark.django_db(transaction=True)

#: Long enough for a sweep that nothing holds up.
A_MOMENT = 1.0


def test_a_copy_made_while_the_sweep_goes_over_it_is_whole(room: UUID) -> None:
    ended_at = row(room).ended_at
    assert ended_at is not None
    last = ended_at + CEILING - timedelta(seconds=1)
    whole = access_copy(ticket(room), last, schema=ORIGIN, say=say)
    sweeps: list[Future[int]] = []

    def swept() -> int:
        try:
            with transaction.atomic():
                return forget_conversations(ended_at + CEILING, 100).rows
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:

        def say_in_the_middle(line: SystemLine) -> str:
            if not sweeps:
                sweeps.append(pool.submit(swept))
                wait(sweeps, A_MOMENT)
            return say(line)

        copy = access_copy(ticket(room), last, schema=ORIGIN, say=say_in_the_middle)
    assert copy == whole
    assert [sweep.result() for sweep in sweeps] == [1]
    assert not Conversation.everything.exists()
