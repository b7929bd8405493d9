"""Requests to the site in a process of its own, set up by environment variables alone."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

from tests.house.tree import ROOT
from tests.tables import FOREIGN

ASK = """
import asyncio, json, sys
import django
django.setup()
from django.core.management import call_command
from django.test import AsyncClient, Client
from django.test.utils import setup_test_environment
setup_test_environment()
asked = json.loads(sys.argv[1])
if asked["prepare"]:
    call_command("migrate", verbosity=0)
    from counselling.shift.actions.hours import hold_door
    hold_door(mode="open")
answers = []
clients = [Client, AsyncClient] if asked["asynchronous"] else [Client]
for kind in clients:
    for method, path, fields in asked["requests"]:
        browser = kind(raise_request_exception=False, headers=asked["headers"])
        browser.cookies.load(asked["cookie"])
        answer = getattr(browser, method)(path, fields)
        if kind is AsyncClient:
            answer = asyncio.run(answer)
        answers.append({
            "asked": f"{kind.__name__} {method} {path}", "status": answer.status_code,
            "headers": dict(answer.items()), "text": answer.content.decode(),
            "cookies": [morsel.OutputString() for morsel in answer.cookies.values()],
        })
print(json.dumps(answers))
"""


@dataclass
class Site:
    """An installation that serves no port; `settings` are its environment."""

    settings: dict[str, str]
    headers: dict[str, str]
    cookie: str = ""
    prepare: bool = True
    asynchronous: bool = False
    #: What the process wrote to its log.
    log: str = ""

    def ask(self, *requests: tuple[str, str, dict[str, str]]) -> list[dict[str, Any]]:
        """Send requests, each from a browser of its own, and return the answers."""
        asked = {
            "requests": requests, "headers": self.headers, "cookie": self.cookie,
            "prepare": self.prepare, "asynchronous": self.asynchronous,
        }  # fmt: skip
        told = subprocess.run(
            [sys.executable, "-c", ASK, json.dumps(asked)],
            cwd=ROOT, env=self.environment(), capture_output=True, text=True, timeout=120,
            check=False,
        )  # fmt: skip
        assert told.returncode == 0, told.stderr[-4000:]
        self.log = told.stderr
        answers: list[dict[str, Any]] = json.loads(told.stdout.splitlines()[-1])
        return answers

    def environment(self) -> dict[str, str]:
        plain = {name: value for name, value in os.environ.items() if name not in FOREIGN}
        return {**plain, "DJANGO_SETTINGS_MODULE": "tests.settings", **self.settings}
