"""The process in which private keys exist."""

import subprocess
import sys
from math import log2
from pathlib import Path

import msgspec
import pytest
from nacl.public import PrivateKey

from counselling.core.errors import Refused
from counselling.origin import child, opener, pair, passphrase
from counselling.origin.pair import Cost
from tests.house.tree import ROOT

WORDS = "aap beer zebra"
COST = Cost(memory_mib=1, passes=1)
# What the process says of itself once it has begun.
ABOUT_ITSELF = """
import ctypes, resource
from counselling.origin import opener
real = opener.answer
def told(request):
    assert resource.getrlimit(resource.RLIMIT_CORE) == (0, 0)
    assert ctypes.CDLL(None).prctl(3, 0, 0, 0, 0) == 0, "a dump could be made"
    return real(request)
opener.answer = told
opener.main()
"""

SEEN_FROM_OUTSIDE = """
import sys
seen = open("/proc/self/cmdline", "rb").read() + open("/proc/self/environ", "rb").read()
open(sys.argv[1] + "/seen", "wb").write(seen)
from counselling.origin import opener
opener.main()
"""


def test_it_leaves_no_core_dump() -> None:
    request = msgspec.json.encode(opener.Equip(words=WORDS, cost=COST))
    done = subprocess.run(
        [sys.executable, "-c", ABOUT_ITSELF],
        input=request,
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert isinstance(msgspec.json.decode(done.stdout, type=opener.Answer), opener.Equipped)


def test_nothing_secret_is_on_its_command_line_or_in_its_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SECRET_KEY", "zebra")
    assert child.COMMAND[1:] == ["-m", "counselling.origin.opener"]
    monkeypatch.setattr(child, "COMMAND", [sys.executable, "-c", SEEN_FROM_OUTSIDE, str(tmp_path)])
    assert isinstance(child.ask(opener.Equip(words=WORDS, cost=COST)), opener.Equipped)
    seen = (tmp_path / "seen").read_bytes()
    assert b"opener" in seen, "the search can find something"
    assert b"zebra" not in seen


def test_a_private_key_never_comes_back() -> None:
    made = child.ask(opener.MakePair([bytes(PrivateKey.generate().public_key)]))
    assert isinstance(made, opener.Pair)
    equipped = child.ask(opener.Equip(words=WORDS, cost=COST))
    assert isinstance(equipped, opener.Equipped)
    private = bytes(pair.unlock(equipped.locked, WORDS))
    assert private not in equipped.locked.wrapped
    with pytest.raises(pair.WrongWords):
        pair.unlock(equipped.locked, "aap beer zee")


def test_an_exchanged_public_key_makes_the_words_wrong() -> None:
    equipped = child.ask(opener.Equip(words=WORDS, cost=COST))
    assert isinstance(equipped, opener.Equipped)
    other = msgspec.structs.replace(equipped.locked, public=b"\x07" * 32)
    assert isinstance(child.ask(opener.Unlock(words=WORDS, locked=other, copies=[])), opener.Wrong)


@pytest.mark.parametrize("script", ["import os; os.abort()", "print('{}')", "print('[1')", ""])
def test_a_process_that_dies_or_babbles_is_a_kind_no(
    monkeypatch: pytest.MonkeyPatch, script: str, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(child, "COMMAND", [sys.executable, "-c", script])
    with pytest.raises(Refused, match="try_again"):
        child.ask(opener.Equip(words=WORDS, cost=COST))
    assert "zebra" not in caplog.text
    assert "is there memory for it?" in caplog.text


def test_a_process_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "COMMAND", [sys.executable, "-c", "import time; time.sleep(60)"])
    monkeypatch.setattr(child, "_WORK_SECONDS", 0.5)
    with pytest.raises(Refused, match="try_again"):
        child.ask(opener.Equip(words=WORDS, cost=COST))


def test_seven_words_hold_more_than_75_bits() -> None:
    words = passphrase.known()
    assert len(set(words)) == len(words)
    assert all(word.isascii() and word.islower() and 3 <= len(word) <= 9 for word in words)
    assert passphrase.WORDS * log2(len(words)) >= 75
    drawn = {passphrase.make() for _ in range(200)}
    assert len(drawn) == 200
    assert all(passphrase.first_unknown(one) == 0 for one in drawn)


def test_a_mistyped_word_is_pointed_at() -> None:
    words = " ".join(passphrase.known()[:7])
    assert passphrase.first_unknown(words.upper().replace(" ", ",\n")) == 0
    assert passphrase.first_unknown(words.replace(passphrase.known()[3], "qqq")) == 4
    assert passphrase.first_unknown(" ".join(words.split()[:6])) == 7
    assert passphrase.first_unknown(words + " aap") == 8
    assert passphrase.first_unknown("") == 1
