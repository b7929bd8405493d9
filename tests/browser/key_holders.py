"""Supervisors of a service under test who hold the seal, each with their seven words."""

import json
import subprocess
import sys

from tests.house.tree import ROOT
from tests.service import Service

SCRIPT = """
import json, django
django.setup()
from accounts.models import Staff
from counselling.origin.actions.pair import add_holder, make_pair
from counselling.origin.actions.words import drill
first, second = (Staff.objects.get(username=name) for name in ("chris", "dina"))
words = make_pair(actor_id=first.id, holder_id=first.id)
drill(staff_id=first.id, passphrase=words)
more = add_holder(actor_id=first.id, holder_id=second.id, present_id=first.id, passphrase=words)
drill(staff_id=second.id, passphrase=more)
print(json.dumps({"chris": words, "dina": more}))
"""


def hold_the_seal(service: Service) -> dict[str, str]:
    """Let chris and dina hold the seal of this service; returns their words."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        cwd=ROOT, env=service.environment(), capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    words: dict[str, str] = json.loads(done.stdout.splitlines()[-1])
    return words
