"""Print the one command of the README that names a given file, so that CI runs what people read."""

import re
import sys
from pathlib import Path

FENCE = re.compile(r"^```\w*\n(.*?)^```", re.MULTILINE | re.DOTALL)


def commands(readme: str) -> list[str]:
    """Return the commands of all fenced blocks, continued lines joined."""
    blocks = FENCE.findall(readme)
    return [line.strip() for block in blocks for line in block.replace("\\\n", " ").splitlines()]


def main() -> None:
    """Print the command that names the file given as argument, or say what is wrong."""
    wanted = sys.argv[1]
    found = [line for line in commands(Path("README.md").read_text()) if wanted in line]
    if len(found) != 1:
        sys.exit(f"README.md holds {len(found)} commands with {wanted}; there must be one.")
    sys.stdout.write(found[0] + "\n")


if __name__ == "__main__":
    main()
