"""The sheet "Ongepast gedrag" over the counsellor's socket: what it shows, does and refuses."""

from uuid import UUID

import pytest

from accounts.models import AuditEntry, Staff
from counselling.abuse.models import Measure
from counselling.live import threads
from tests.counselling.abuse.school import HOME, talks
from tests.counselling.evening import counsellor
from tests.doors.test_sockets_console import Opens
from tests.doors.test_sockets_console import opens as opens
from tests.doors.test_sockets_visitor import Tab

pytestmark = pytest.mark.django_db(transaction=True)


async def greeted(opens: Opens, staff: Staff) -> Tab:
    console = await opens(staff)
    await console.send("hello")
    await console.told("snapshot")
    return console


async def talking(staff: Staff) -> UUID:
    return await threads.run(talks, staff)


async def test_the_sheet_shows_what_may_be_done_and_what_will_be_read(
    opens: Opens, evening: Staff
) -> None:
    conversation = str(await talking(evening))
    console = await greeted(opens, evening)
    await console.send("behaviour", conversation=conversation)
    shown = await console.told("behaviour", conversation=conversation)
    steps = {step["kind"]: step for step in shown["steps"]}
    assert list(steps) == ["flag", "warning", "pause", "end", "slow", "block"]
    assert steps["warning"]["why_not"] == ""
    assert steps["block"]["why_not"] == "warn_first"
    assert steps["block"]["why_not_at_once"] == ""
    assert "Je kan nu niet chatten." in steps["block"]["reads"]
    assert shown["days"] == 0

    await console.send("measure", conversation=conversation, kind="warning", ground="fake")
    line = await console.told("message", code="kind_warning")
    assert line["text"] == steps["warning"]["reads"]
    done = await console.told("behaviour", done="warning")
    (given,) = done["given"]
    assert (given["kind"], given["by"], given["mine"]) == ("warning", "Amina", True)


async def test_a_counsellor_s_block_of_days_and_a_supervisor_s_without_a_code_are_refused(
    opens: Opens, evening: Staff
) -> None:
    conversation = str(await talking(evening))
    console = await greeted(opens, evening)
    block = {"conversation": conversation, "kind": "block", "ground": "threat", "days": 3}
    await console.send("measure", **block)
    await console.told("refused", reason="not_so_long", about="measure")
    await threads.run(promote, evening)
    supervisor = await greeted(opens, evening)
    await supervisor.send("measure", **block, code="")
    await supervisor.told("refused", reason="wrong_code", about="measure")
    assert not await threads.run(Measure.objects.exists)


def promote(staff: Staff) -> None:
    staff.roles = ["counsellor", "supervisor"]
    staff.save(update_fields=["roles"])


async def test_the_hint_tells_numbers_and_nothing_else_and_is_written_down(
    opens: Opens, evening: Staff
) -> None:
    conversation = str(await talking(evening))
    console = await greeted(opens, evening)
    await console.send("hint", conversation=conversation)
    hint = await console.told("hint")
    assert [span["visits"] for span in hint["spans"]] == [1, 1, 1, 1]
    assert set(hint) == {"type", "conversation", "spans", "many", "approach", "due", "proposal"}
    assert HOME not in str(hint)
    assert await threads.run(AuditEntry.objects.filter(action="open_hint").count) == 1


async def test_a_colleague_s_conversation_gives_nothing_away(opens: Opens, evening: Staff) -> None:
    conversation = str(await talking(evening))
    bram = await threads.run(counsellor, "Bram")
    console = await greeted(opens, bram)
    for frame in ("behaviour", "hint"):
        await console.send(frame, conversation=conversation)
        await console.told("refused", reason="not_yours", about=frame)
    await console.send("approach", conversation=conversation, text="Altijd weigeren.")
    await console.told("refused", reason="not_yours", about="approach")


async def test_a_measure_of_one_s_own_is_taken_back(opens: Opens, evening: Staff) -> None:
    conversation = str(await talking(evening))
    console = await greeted(opens, evening)
    await console.send("measure", conversation=conversation, kind="slow", ground="obscene")
    shown = await console.told("behaviour", done="slow")
    await console.send("lift", conversation=conversation, measure=shown["given"][0]["id"])
    assert (await console.told("behaviour", done=""))["given"] == []
