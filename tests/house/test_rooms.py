import re
from pathlib import PurePath

from tests.house.tree import PRODUCT, files, findings, text, tree

TOP_LEVEL = {
    *("manage.py", "pyproject.toml", "README.md", "LICENSE"),
    *("clbchat", "counselling", "accounts", "static", "templates", "tests"),
    *("docs", "deploy", "locale"),
}
ROOMS = {
    *("conversation", "shift", "waiting_room", "signposts", "abuse", "emergency", "intervision"),
    *("privacy", "retention", "statistics"),
}
ROOM_FILES = {"__init__", "models", "rules", "events", "queries", "actions", "personal_data"}
LONGEST_COMMAND = 40
NAMELESS = {"utils", "util", "helpers", "helper", "misc", "common", "signals"}
#: Only `origin` may know where somebody connects from.
ADDRESS_READER = re.compile(
    r"REMOTE_ADDR|X[-_]FORWARDED[-_]FOR|X[-_]REAL[-_]IP|[\"']client[\"']\s*[\])]", re.IGNORECASE
)


def test_the_top_level_holds_only_what_the_design_names() -> None:
    tops = {PurePath(name).parts[0] for name in tree()}
    strange = {
        top for top in tops - TOP_LEVEL if not top.startswith(".") and not top.endswith(".lock")
    }
    assert not strange


def test_every_room_repeats_the_same_few_file_names() -> None:
    strange = []
    for name in files("counselling/*.py"):
        _, room, *rest = PurePath(name).parts
        if room in ROOMS and PurePath(rest[0]).stem not in ROOM_FILES:
            strange.append(name)
    assert not strange


def test_no_file_is_named_for_nothing() -> None:
    assert not [
        name
        for name in files(*PRODUCT, "static/js/*", "tests/*")
        if PurePath(name).stem in NAMELESS
    ]


def test_a_command_is_one_call_of_a_verb() -> None:
    commands = files("*/management/commands/*.py")
    assert not [name for name in commands if len(text(name).splitlines()) > LONGEST_COMMAND]


def test_only_origin_reads_where_somebody_connects_from() -> None:
    readers = findings(files("accounts/*.py", "clbchat/*.py", "counselling/*.py"), ADDRESS_READER)
    assert not [found for found in readers if not found.startswith("counselling/origin/")]
