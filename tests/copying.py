"""Backups as the person with the safe sees them: two pairs of keys, the commands, and what is inside a file."""

import io
import json
import os
import subprocess
import sys
import tarfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyrage

from tests.house.tree import ROOT
from tests.service import Service

SETUP = "import django; django.setup()\n"


@dataclass(frozen=True)
class Safe:
    """Two secret keys on paper, and their public halves in the settings."""

    folder: Path
    recipient: str
    keys_recipient: str

    @classmethod
    def furnished(cls, folder: Path) -> "Safe":
        """Make both pairs."""
        folder.mkdir(parents=True, exist_ok=True)
        public = []
        for name in ("backup.key", "keys.key"):
            identity = pyrage.x25519.Identity.generate()
            (folder / name).write_text(f"# from the safe\n{identity}\n")
            public.append(str(identity.to_public()))
        return cls(folder, *public)

    @property
    def settings(self) -> dict[str, str]:
        return {"BACKUP_RECIPIENT": self.recipient, "BACKUP_KEYS_RECIPIENT": self.keys_recipient}

    @property
    def identity(self) -> Path:
        return self.folder / "backup.key"

    @property
    def keys_identity(self) -> Path:
        return self.folder / "keys.key"

    def opened(self, file: Path) -> dict[str, bytes]:
        """Decrypt a file as `age -d | tar x` would, and return what is in it."""
        lines = [*self.identity.read_text().split(), *self.keys_identity.read_text().split()]
        secret = [line for line in lines if line.startswith("AGE-")]
        keys = [pyrage.x25519.Identity.from_str(line) for line in secret]
        with tarfile.open(fileobj=io.BytesIO(pyrage.decrypt(file.read_bytes(), keys))) as archive:
            members = {member.name: archive.extractfile(member) for member in archive}
        return {name: found.read() for name, found in members.items() if found}


@dataclass(frozen=True)
class Desk:
    """Somebody at the command line of an installation."""

    environment: dict[str, str]

    @classmethod
    def of(cls, service: Service) -> "Desk":
        return cls(service.environment())

    def started(self, *arguments: str | Path, before: tuple[str, ...] = ()) -> Any:
        """Start a command and return its process."""
        return subprocess.Popen(
            [*before, sys.executable, str(ROOT / "manage.py"), *map(str, arguments)],
            cwd=ROOT, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip

    def run(self, *arguments: str | Path, before: tuple[str, ...] = ()) -> str:
        """Run a command that has to succeed; returns what it says."""
        process = self.started(*arguments, before=before)
        said, wrong = process.communicate(timeout=180)
        assert process.returncode == 0, wrong
        return str(said)

    def refused(self, *arguments: str | Path, before: tuple[str, ...] = ()) -> str:
        """Run a command that has to fail with a sentence, not a traceback; returns the sentence."""
        process = self.started(*arguments, before=before)
        _said, wrong = process.communicate(timeout=180)
        assert process.returncode, f"{arguments} was not refused"
        assert "Traceback" not in wrong, wrong
        return str(wrong)

    def backup(self, folder: Path) -> Path:
        """Make a backup and return its file."""
        folder.mkdir(exist_ok=True)
        return Path(self.run("backup", "--to", folder).split(" sha256 ")[0])

    def asked(self, program: str) -> Any:
        """Run some Python inside the installation, in a process of its own; returns what it prints, as JSON."""
        environment = {**self.environment, "DJANGO_SETTINGS_MODULE": "clbchat.settings"}
        done = subprocess.run(
            [sys.executable, "-c", SETUP + program],
            cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout) if done.stdout else None


def small_disk(folder: Path, kilobytes: int) -> tuple[str, ...]:
    """Return what to put before a command so that it finds a small disk of its own at `folder`.

    What lies there afterwards is printed, and gone with the command.
    """
    script = (
        'mount -t tmpfs -o size="$1" tmpfs "$2" && folder="$2" && shift 2 && { "$@"; result=$?;'
        ' ls -A "$folder"; exit $result; }'
    )
    as_root = [] if os.geteuid() == 0 else ["-r"]
    return ("unshare", "-m", *as_root, "sh", "-c", script, "sh", f"{kilobytes}k", str(folder))
