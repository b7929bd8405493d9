"""What a counsellor finds of somebody who said not to be safe now."""

from counselling.console import frames
from counselling.console.talk import ConsoleTalk
from counselling.live import threads
from counselling.waiting_room.actions import call_unfounded


async def note_unfounded(console: ConsoleTalk, frame: frames.Unfounded) -> None:
    """Note that there was no danger; the conversation's state tells every console of it."""
    staff_id = console.staff.staff_id
    await threads.run(call_unfounded, conversation_id=frame.conversation, staff_id=staff_id)


LATER = {frames.Unfounded: note_unfounded}
