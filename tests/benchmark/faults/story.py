"""Conversations during a calamity, and what was lost of them.

Counted against the transcript a fresh reader gets afterwards: an acknowledged message that is
not in it, or not on the other side's screen, is lost; one that is in it twice is doubled; one
that stands before an earlier one of the same sender is misordered.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from tests.benchmark.faults.talker import Part, Talker

SETTLING = 60.0


@dataclass
class Losses:
    """What a story cost; all zero but `acknowledged`, `sent` and `seconds_to_settle` is right."""

    sent: int = 0
    acknowledged: int = 0
    lost: int = 0
    doubled: int = 0
    misordered: int = 0
    #: Connections that answered nothing for two pings and were given up.
    deaf_lines: int = 0
    seconds_to_settle: float = 0.0
    refusals: dict[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """All faults together."""
        return self.lost + self.doubled + self.misordered


Calamity = Callable[[], Awaitable[None]]


async def live_through(parts: list[tuple[Part, Part]], calamity: Calamity) -> Losses:
    """Let every pair talk before, during and after the calamity; then compare."""
    pairs = [(Talker(a, 0.1), Talker(b, 0.1)) for a, b in parts]
    talkers = [talker for pair in pairs for talker in pair]
    living = [asyncio.create_task(talker.live()) for talker in talkers]
    await asyncio.sleep(1.5)
    talking = [asyncio.create_task(talker.talk()) for talker in talkers]
    await asyncio.sleep(2)
    await calamity()
    await asyncio.sleep(2)
    settled = await _settle(pairs, talking)
    await _end(living + talking)
    transcripts = await read_all([a for a, _ in parts])
    for talker in talkers:
        talker.hang_up()
    return judge(pairs, transcripts, settled)


async def read_all(parts: list[Part]) -> list[list[str]]:
    """Read the transcripts as a reader sees them who comes anew."""
    readers = [Talker(part, 0) for part in parts]
    living = [asyncio.create_task(reader.live()) for reader in readers]
    await asyncio.sleep(3)
    await _end(living)
    for reader in readers:
        reader.hang_up()
    return [reader.screen.shown for reader in readers]


def judge(
    pairs: list[tuple[Talker, Talker]], transcripts: list[list[str]], settled: float
) -> Losses:
    """Compare what was acknowledged and shown with the transcripts."""
    losses = Losses(seconds_to_settle=round(settled, 1))
    for pair, transcript in zip(pairs, transcripts, strict=True):
        losses.doubled += len(transcript) - len(set(transcript))
        for talker in pair:
            _compare(losses, talker, transcript)
    return losses


def _compare(losses: Losses, talker: Talker, transcript: list[str]) -> None:
    losses.sent += len(talker.sent)
    losses.acknowledged += len(talker.acked)
    losses.deaf_lines += talker.deaf_lines
    kept = set(transcript)
    losses.lost += sum(message not in kept for message in talker.acked)
    losses.lost += len(kept - set(talker.screen.shown))
    losses.doubled += talker.double_numbers + talker.screen.contradictions
    own = set(talker.sent)
    stored = [message for message in transcript if message in own]
    wanted = [message for message in talker.sent if message in kept]
    losses.misordered += sum(a != b for a, b in zip(stored, wanted, strict=False))
    for reason, count in talker.refusals.items():
        losses.refusals[reason] = losses.refusals.get(reason, 0) + count


async def _settle(pairs: list[tuple[Talker, Talker]], talking: list[asyncio.Task[None]]) -> float:
    """Wait for the last acks and for equal screens, a minute at most; return the seconds."""
    began = time.monotonic()
    for a, b in pairs:
        a.talking = b.talking = False
    await asyncio.wait(talking, timeout=SETTLING)
    while time.monotonic() < began + SETTLING:
        if all(a.screen.shown == b.screen.shown for a, b in pairs):
            break
        await asyncio.sleep(0.2)
    return time.monotonic() - began


async def _end(tasks: list[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
