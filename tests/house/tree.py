import re
import subprocess
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LEFT_OUT = {".git", ".venv", "node_modules", "var", "__pycache__"}
PRODUCT = ("accounts/*", "clbchat/*", "counselling/*", "manage.py")


@cache
def tree() -> tuple[str, ...]:
    """Return every file of the project, as paths below its root."""
    if (ROOT / ".git").exists():
        command = ["git", "ls-files", "-co", "--exclude-standard", "-z"]
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
        return tuple(name for name in listed.decode().split("\0") if (ROOT / name).is_file())
    walked = (path.relative_to(ROOT) for path in ROOT.rglob("*") if path.is_file())
    return tuple(str(path) for path in walked if not LEFT_OUT & set(path.parts))


def files(*patterns: str, ending: str = "") -> list[str]:
    """Return the files that match one of the patterns (`*` also crosses folders) and end so."""
    wanted = patterns or ("*",)
    return [
        name
        for name in tree()
        if name.endswith(ending) and any(fnmatch(name, pattern) for pattern in wanted)
    ]


def text(name: str) -> str:
    """Return a file's content; what is no text counts as empty."""
    try:
        return (ROOT / name).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def findings(names: list[str], pattern: re.Pattern[str]) -> list[str]:
    """Return `file:line: match` for every place where the pattern is found."""
    return [found for name in names for found in places(name, text(name), pattern)]


def places(name: str, content: str, pattern: re.Pattern[str]) -> Iterator[str]:
    """Yield `name:line: match` for every place in one text."""
    for match in pattern.finditer(content):
        line = content.count("\n", 0, match.start()) + 1
        yield f"{name}:{line}: {match[0].strip()}"
