import asyncio

from counselling.live.outgoing import SEND_LIMIT, Outgoing


class Reader:
    """Reads what is sent, once it is allowed to."""

    def __init__(self) -> None:
        self.read: list[str] = []
        self.reads = asyncio.Event()
        self.cut = 0
        self.broken = False

    async def send(self, text: str) -> None:
        await self.reads.wait()
        if self.broken:
            raise ConnectionResetError
        self.read.append(text)

    async def cut_off(self) -> None:
        self.cut += 1


async def settle() -> None:
    for _ in range(SEND_LIMIT * 2):
        await asyncio.sleep(0)


async def test_frames_keep_their_order_however_slowly_they_are_read() -> None:
    reader = Reader()
    outgoing = Outgoing(reader.send, reader.cut_off)
    for number in range(100):
        outgoing.push(str(number))
        if number == 50:
            reader.reads.set()
    await settle()
    assert reader.read == [str(number) for number in range(100)]


async def test_a_reader_256_frames_behind_is_left_alone_and_one_more_is_cut_off() -> None:
    reader = Reader()
    outgoing = Outgoing(reader.send, reader.cut_off)
    outgoing.push("in the air")
    await settle()
    for number in range(256):
        outgoing.push(str(number))
    await settle()
    assert (reader.cut, outgoing.closed) == (0, False)
    outgoing.push("too much")
    await settle()
    assert (reader.cut, outgoing.closed) == (1, True)


async def test_after_being_cut_off_nothing_is_kept_or_sent() -> None:
    reader = Reader()
    outgoing = Outgoing(reader.send, reader.cut_off)
    for number in range(2_000):
        outgoing.push(str(number))
    reader.reads.set()
    await settle()
    outgoing.push("later")
    await settle()
    assert reader.read == []
    assert reader.cut == 1


async def test_a_reader_that_is_gone_costs_nothing() -> None:
    reader = Reader()
    reader.broken = True
    reader.reads.set()
    outgoing = Outgoing(reader.send, reader.cut_off)
    outgoing.push("hallo")
    await settle()
    outgoing.push("nog iets")
    assert outgoing.closed
    assert reader.cut == 0


async def test_a_closed_list_sends_nothing_more() -> None:
    reader = Reader()
    outgoing = Outgoing(reader.send, reader.cut_off)
    outgoing.push("hallo")
    outgoing.close()
    reader.reads.set()
    await settle()
    assert reader.read == []
