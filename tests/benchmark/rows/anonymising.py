"""What it costs to find the names in a conversation, and to read the lists first."""

import json
import time

from counselling.anonymiser import Said, Talk, find
from counselling.anonymiser.lists import Lists
from tests.benchmark.run import Run
from tests.counselling.anonymiser.scoring import FOLDER

NAMES = ("anonymise", "anonymise_lists")


def measure(run: Run) -> None:
    """Measure the CPU of this process, on the conversations that stand beside the tests."""
    talks = [_talk(line) for file in sorted(FOLDER.glob("*.jsonl")) for line in file.open("rb")]
    for number in range(run.repetitions):
        run.say(f"finding names, repetition {number + 1} of {run.repetitions}")
        began = time.process_time()
        Lists()
        read = time.process_time()
        for talk in talks:
            find(talk)
        found = time.process_time()
        run.note("anonymise_lists", (read - began) * 1000)
        run.note("anonymise", (found - read) * 1000 / len(talks), conversations=len(talks))


def _talk(line: bytes) -> Talk:
    conversation = json.loads(line)
    said = [Said(one["from"], one["text"]) for one in conversation["messages"]]
    return Talk(tuple(said), conversation["lang"])
