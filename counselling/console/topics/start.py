"""The start of a shift: trying the console out."""

from functools import partial

from django.utils.translation import get_language

from counselling.console import frames
from counselling.console.talk import ConsoleTalk
from counselling.live import threads
from counselling.shift.actions.practice import start_practice


async def practise(console: ConsoleTalk, _frame: frames.Practise) -> None:
    """Open a practice conversation in this console."""
    work = partial(
        start_practice,
        staff_id=console.staff.staff_id,
        name=console.staff.display_name,
        language=get_language() or "nl",
    )
    await console.show(await threads.run(work), frames.Taken, 0)


LATER = {frames.Practise: practise}
