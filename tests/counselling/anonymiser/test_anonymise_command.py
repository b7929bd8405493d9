import io
import json
import sys

import pytest
from django.core.management import CommandError, call_command

from counselling.anonymiser.exchange import BadLine, answers


def line(**changed: object) -> bytes:
    talk = {"id": "c1", "lang": "nl", "messages": [{"from": "visitor", "text": "ik ben femke"}]}
    return json.dumps({**talk, **changed}).encode()


def test_each_line_is_answered_by_its_marks() -> None:
    (answer,) = answers([line(), b"\n"])
    marks = {"redactions": [{"start": 7, "end": 12, "label": "PERSON"}], "suggestions": []}
    assert json.loads(answer) == {"id": "c1", "messages": [marks]}


def test_what_is_known_may_come_along() -> None:
    messages = [{"from": "counsellor", "text": "hoi bloemetje"}]
    (answer,) = answers([line(messages=messages, known=[{"text": "bloemetje", "label": "PERSON"}])])
    assert json.loads(answer)["messages"][0]["redactions"][0]["start"] == 4


@pytest.mark.parametrize(
    "bad",
    [b"{", b"[]", b'{"id": "c1"}', line(messages=[{"from": "x", "text": ""}]), b'{"id": "\xff"}'],
)
def test_a_line_that_is_no_conversation_is_named(bad: bytes) -> None:
    with pytest.raises(BadLine, match="line 2"):
        list(answers([line(), bad]))


def test_the_command_reads_standard_input_and_needs_no_database(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(line() + b"\n" + b"nonsense")))
    with pytest.raises(CommandError, match="line 2"):
        call_command("anonymise")
    assert json.loads(capsys.readouterr().out)["id"] == "c1"
