"""Programs that the tests need and Python has not."""

import os
import shutil
import subprocess


def install(package: str) -> None:
    """Install a package where that may be done: on Debian, as root."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return
    plain = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["update", "-qq"],
        ["install", "-y", "-qq", "--no-install-recommends", package],
    ):
        subprocess.run(["apt-get", *command], env=plain, capture_output=True, check=False)
