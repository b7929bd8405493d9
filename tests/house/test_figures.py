"""The figures that the documents tell how to take are ones that the benchmark takes."""

import re

from tests.benchmark.figures import TARGETS
from tests.house.tree import files, text

ASKED = re.compile(r"tests\.benchmark --only ([a-z_ ]+?) *(?:#|$)", re.MULTILINE)


def test_whatever_is_asked_for_by_name_is_a_figure() -> None:
    named = [one for name in files("*.md") for one in ASKED.findall(text(name))]
    assert named
    assert not {figure for line in named for figure in line.split()} - set(TARGETS)
