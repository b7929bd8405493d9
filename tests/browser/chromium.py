"""Where the browser of the tests comes from."""

import os
import shutil
from pathlib import Path

from playwright.sync_api import Playwright

from tests.debian import install

#: The engine without windows, menus and their processes: a page costs it a third of the work.
SHELL = "chromium-headless-shell"
#: With windows; these alone keep pages for Back and Forward.
WHOLE = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
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
    """Return Chromium's shell or a whole one on the PATH, else Playwright's own, else one installed by apt as root."""
    return (
        on_the_path(SHELL, *WHOLE)
        or playwrights_own(playwright)
        or installed_by_apt(SHELL)
        or installed_by_apt(*WHOLE)
    )


def whole_executable(playwright: Playwright) -> str:
    """Return a whole Chromium, found in the same order."""
    return on_the_path(*WHOLE) or playwrights_own(playwright) or installed_by_apt(*WHOLE)


def on_the_path(*names: str) -> str:
    return next((found for name in names if (found := shutil.which(name))), "")


def playwrights_own(playwright: Playwright) -> str:
    path = playwright.chromium.executable_path
    return path if Path(path).exists() else ""


def installed_by_apt(*names: str) -> str:
    """Install Debian's package of the first name where that may be done, and return its path or nothing."""
    install(names[0])
    return on_the_path(*names)


def arguments() -> list[str]:
    """Return the browser's arguments; root has no sandbox."""
    return [*ARGUMENTS, "--no-sandbox"] if os.geteuid() == 0 else ARGUMENTS
