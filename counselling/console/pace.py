"""What a console asks about time: calm notices, and a quarter of an hour more."""

from functools import partial

from counselling.console import frames
from counselling.console.talk import ConsoleTalk
from counselling.conversation.actions.pace import extend, send_notice
from counselling.conversation.rules import Line
from counselling.live import threads


class ConsolePace(ConsoleTalk):
    """Time, in the conversations this console sits at."""

    async def notice(self, frame: frames.Notice) -> None:
        """Have a calm sentence said to both sides."""
        work = partial(
            send_notice,
            conversation_id=frame.conversation,
            staff_id=self.staff.staff_id,
            notice=Line(frame.notice),
        )
        await threads.run(work)

    async def extend(self, frame: frames.Extend) -> None:
        """Make a conversation longer; its state tells every console of it."""
        work = partial(
            extend,
            conversation_id=frame.conversation,
            staff_id=self.staff.staff_id,
            minutes=frame.minutes,
        )
        await threads.run(work)
