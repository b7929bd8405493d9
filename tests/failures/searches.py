"""Searches for what nobody may read in passing, wherever a service leaves anything."""

import base64
import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import redis

from tests.parts import OwnRedis

#: Told to every place that is searched, to see that the search finds what is there.
CONTROL = "kanariecontrole"


def left_in(folder: Path) -> bytes:
    (folder / "control").write_text(CONTROL)
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


@contextmanager
def overheard(server: OwnRedis) -> Iterator[list[bytes]]:
    """Listen to everything that any process says to a Redis."""
    heard: list[bytes] = []
    listening = threading.Event()

    def listen() -> None:
        # The library gives this one method no types.
        everything = redis.Redis(port=server.port, socket_timeout=None).monitor()  # type: ignore[no-untyped-call,unused-ignore]
        with everything as monitor:
            listening.set()
            for command in monitor.listen():
                heard.append(re.sub(rb"\\x([0-9a-f]{2})", as_byte, command["command"].encode()))
                if heard[-1].endswith(CONTROL.encode()):
                    return

    listener = threading.Thread(target=listen)
    listener.start()
    assert listening.wait(10)
    try:
        yield heard
    finally:
        redis.Redis(port=server.port).echo(CONTROL)
        listener.join(10)


def as_byte(escaped: re.Match[bytes]) -> bytes:
    return bytes.fromhex(escaped[1].decode())


def kept_in(server: OwnRedis) -> bytes:
    """Return the names and values of all that a Redis holds."""
    here = redis.Redis(port=server.port)
    here.set("control", CONTROL)
    keys = list(here.scan_iter())
    return b"\n".join([*keys, *(here.dump(key) or b"" for key in keys)])


def ways_to_write(address: str) -> list[str]:
    """Return an address as people and programs write it."""
    packed = socket.inet_aton(address)
    return [address, f"::ffff:{address}", str(int.from_bytes(packed)), packed.decode("latin-1")]


def found(secret: str, content: bytes) -> bool:
    """Tell whether something stands somewhere: as it is, in hexadecimal digits, in base64 or in two bytes a letter."""
    plain = secret.encode("latin-1")
    # Of base64 the ends depend on what stands beside it.
    in_64 = {base64.b64encode(b"x" * shift + plain)[4:-4] for shift in range(3) if len(plain) > 8}
    written = {plain, plain.hex().encode(), secret.encode("utf-16-le"), *in_64}
    return any(way in content for way in written)
