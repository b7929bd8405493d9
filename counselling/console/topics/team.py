"""Who is on duty, and who leads; afterwards it comes with the waiting line."""

from counselling.console.line import team_frame
from counselling.console.talk import ConsoleTalk
from counselling.console.topics.lead import show_evening
from counselling.live import threads
from counselling.waiting_room.queries import read_queue


async def show_team(console: ConsoleTalk) -> None:
    """Show who is on duty now, and who leads."""
    queue = await threads.run(read_queue)
    console.show_new(team_frame(queue))
    show_evening(console, queue)


GREETED = (show_team,)
