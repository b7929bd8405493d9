"""Where the browser of the tests comes from."""

import os
import shutil
import subprocess
from pathlib import Path

from playwright.sync_api import Playwright

ON_THE_PATH = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
#: Quiet at the start, and nothing in the background that would leave this machine.
ARGUMENTS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
    # No screen, no graphics card: a process that imitates one is one more that may stand still.
    "--disable-gpu",
]
NONE_FOUND = "No browser: install chromium (Debian: apt-get install chromium) or run 'playwright install chromium'."


def executable(playwright: Playwright) -> str:
    """Return a Chromium on the PATH, else Playwright's own, else one installed by apt as root."""
    return on_the_path() or playwrights_own(playwright) or installed_by_apt()


def on_the_path() -> str:
    return next((found for name in ON_THE_PATH if (found := shutil.which(name))), "")


def playwrights_own(playwright: Playwright) -> str:
    path = playwright.chromium.executable_path
    return path if Path(path).exists() else ""


def installed_by_apt() -> str:
    """Install Debian's Chromium where that may be done, and return its path or nothing."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return ""
    plain = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["update", "-qq"],
        ["install", "-y", "-qq", "--no-install-recommends", "chromium"],
    ):
        subprocess.run(["apt-get", *command], env=plain, capture_output=True, check=False)
    return on_the_path()


def arguments() -> list[str]:
    """Return the browser's arguments; root has no sandbox."""
    return [*ARGUMENTS, "--no-sandbox"] if os.geteuid() == 0 else ARGUMENTS
