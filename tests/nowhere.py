"""An evening in a network of its own, from which nothing can be reached but this machine's loopback.

`tests/failures/test_no_way_out.py` runs this below `unshare --net`: server, young person and counsellor are all in there.
"""

import asyncio
import errno
import fcntl
import socket
import struct
import sys
from pathlib import Path

from tests.people import Counsellor, Visitor, pair
from tests.service import Service

GET_FLAGS, SET_FLAGS, UP = 0x8913, 0x8914, 1
#: For documentation (RFC 5737): nobody's, and routed wherever there is a route at all.
SOMEWHERE = ("192.0.2.1", 9)


def loopback_up() -> None:
    """Switch on the loopback device, which is down in a new network."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        asked = struct.pack("16sH14x", b"lo", 0)
        flags = struct.unpack("16xH14x", fcntl.ioctl(any_socket, GET_FLAGS, asked))[0]
        fcntl.ioctl(any_socket, SET_FLAGS, struct.pack("16sH14x", b"lo", flags | UP))


def leads_nowhere() -> bool:
    """Tell whether there is no way out; looking sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        return any_socket.connect_ex(SOMEWHERE) == errno.ENETUNREACH


async def chat(service: Service) -> str:
    """Let a young person and a counsellor talk; returns what the young person read."""
    noor, amina = Visitor(service, "Noor"), Counsellor(service, "amina")
    await amina.arrive()
    conversation = await pair(noor, amina, question="mag ik iets vragen")
    await noor.say("ik ben er")
    await amina.say(conversation, "vertel maar")
    read = await noor.wire.until(
        lambda frame: frame.get("from") == "counsellor", wanted="the counsellor's line"
    )
    await noor.hang_up()
    await amina.hang_up()
    return str(read["text"])


def main(folder: str) -> None:
    """Chat where nothing leads anywhere, and say what came of it."""
    loopback_up()
    assert leads_nowhere(), "this network leads somewhere"
    with Service(Path(folder)) as service:
        said = asyncio.run(chat(service))
        assert not service.alarms(), service.alarms()
    print(f"read: {said}")  # noqa: T201 - read by the test


if __name__ == "__main__":
    main(sys.argv[1])
