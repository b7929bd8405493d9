"""Who is on duty; afterwards it comes with the waiting line."""

from counselling.console.talk import ConsoleTalk
from counselling.live import threads
from counselling.waiting_room.queries import read_queue


async def show_team(console: ConsoleTalk) -> None:
    """Show who is on duty now."""
    console.show_team(await threads.run(read_queue))


GREETED = (show_team,)
