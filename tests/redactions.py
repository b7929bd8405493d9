"""Conversations on their way to a transcript, put into a service under test by its own verbs."""

import json
import subprocess
import sys
from typing import Any

from tests.house.tree import ROOT
from tests.service import Service

#: What a young person and a counsellor say in turn; nobody but the two knows who is called the hedgehog.
LINES = (
    "hoi ik ben Femke 😀 en mijn maat de egel is weg",
    "dag, fijn dat je er bent. wie is de egel?",
    "een maat van vroeger. de egel slaapt nu bij zijn oma 👩‍👧‍👦",
    "dat lijkt me heftig. hoe is dat voor jou?",
    "ik slaap er niet van, é en e\u0301, en ik durf niks te zeggen",
)
LEARNING = "had ik sneller naar de egel moeten vragen?"
STORY = {"lines": LINES, "learning": LEARNING, "others": 4}

BEGIN = """
import json, sys, django
django.setup()
from accounts.models import Staff
from counselling.shift.actions.presence import choose_presence
from tests.counselling.evening import open_the_door
from tests.counselling.intervision.candidates import all_seen, bench, does, drawn, proposed
amina = Staff.objects.get(username="amina")
said = json.loads(sys.argv[1])

def begin_work():
    open_the_door()
    choose_presence(staff_id=amina.id, presence="available", capacity=1)

"""
READY = """
from counselling.intervision.actions.handing_in import hand_in
from counselling.intervision.actions.removing import remove_transcripts
from counselling.intervision.models import Candidate, Meeting, Transcript
Meeting.objects.all().delete()
remove_transcripts(list(Transcript.everything.values_list("pk", flat=True)))
Candidate.objects.all().delete()
begin_work()
for number in range(said["others"]):
    other = proposed(amina, f"ik pieker {number} keer per nacht", "vertel eens", nickname=f"Noor {number}")
    does(other, amina, *all_seen(bench(other, amina)))
    hand_in(candidate_id=other, staff_id=amina.id)
choose_presence(staff_id=amina.id, presence="offline", capacity=1)
print(json.dumps(said["others"]))
"""
PROPOSED = """
begin_work()
print(json.dumps(str(proposed(amina, *said["lines"], learning=said["learning"]))))
"""
DRAWN = """
begin_work()
print(json.dumps(str(drawn(amina, *said["lines"]))))
"""


def four_handed_in(service: Service) -> None:
    """Let four conversations wait for a fifth, with nothing else on its way or in the library."""
    told(service, READY, STORY)


def one_proposed(service: Service) -> str:
    """Let a counsellor propose a conversation; returns the candidate."""
    return str(told(service, PROPOSED, STORY))


def one_drawn(service: Service) -> str:
    """Let a conversation be drawn to which its counsellor does not object; returns the candidate."""
    return str(told(service, DRAWN, STORY))


def told(service: Service, steps: str, said: dict[str, Any]) -> Any:
    """Let a process of the service do something with what it is told, and return what it prints."""
    done = subprocess.run(
        [sys.executable, "-c", BEGIN + steps, json.dumps(said)],
        cwd=ROOT, env=service.environment(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout.splitlines()[-1])
