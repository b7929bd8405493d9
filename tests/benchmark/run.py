"""One run of the benchmark: its size, its folder, and what went wrong in it."""

import contextlib
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from tests.benchmark import databases, loads
from tests.benchmark.figures import Row
from tests.benchmark.load.job import Heard, Talk
from tests.benchmark.place import Place
from tests.benchmark.servers import prepare


@dataclass
class Run:
    """Sizes of this run, and the rows as they grow."""

    quick: bool
    wanted: set[str]
    folder: Path
    rows: dict[str, Row] = field(default_factory=dict)
    began: float = field(default_factory=time.monotonic)

    @property
    def repetitions(self) -> int:
        """How often each figure is taken."""
        return 1 if self.quick else 3

    @property
    def seconds(self) -> float:
        """How long one measurement lasts."""
        return 2.0 if self.quick else 4.0

    @property
    def sockets(self) -> int:
        """How many sockets keep silent."""
        return 1_000 if self.quick else 9_500

    def wants(self, *names: str) -> bool:
        """Say whether any of these rows was asked for."""
        return bool(self.wanted & set(names))

    def note(self, name: str, value: float, **detail: object) -> None:
        """Add one repetition to a row."""
        row = self.row(name)
        row.values.append(value)
        row.detail |= detail

    def row(self, name: str) -> Row:
        """Return the row of that name."""
        return self.rows.setdefault(name, Row(name))

    def say(self, text: str) -> None:
        """Tell whoever waits how far we are."""
        print(f"{time.monotonic() - self.began:6.1f} s  {text}", file=sys.stderr, flush=True)

    def measure(self, label: str, job: Talk, pids: list[int]) -> Heard:
        """Run a talk; whatever it lost, doubled or misordered is added up in `all_runs`."""
        heard = loads.run(job, pids)
        wrong = heard.lost + heard.doubled + heard.misordered
        row = self.row("all_runs")
        row.values = [sum(row.values) + wrong]
        if wrong or heard.refused or heard.closed:
            row.detail[label] = {
                "lost": heard.lost,
                "doubled": heard.doubled,
                "misordered": heard.misordered,
                "refused": heard.refused,
                "closed": heard.closed,
                "examples": heard.faults,
            }
        self.say(f"{label}: {loads.summary(heard)}")
        return heard

    @contextlib.contextmanager
    def sqlite(self) -> Iterator[Place]:
        """Make a fresh installation on SQLite: a copy of one that was made once."""
        yield Place(self._copy_of(self._sqlite_template))

    @contextlib.contextmanager
    def postgresql(self, redis_url: str | None = None) -> Iterator[Place]:
        """Make a fresh installation on PostgreSQL, with a bus when a Redis is given."""
        folder = self._copy_of(self._sqlite_template)
        with databases.fresh_postgresql() as url:
            prepare(Place(folder, url).env(1))
            yield Place(folder, url, redis_url)

    @cached_property
    def _sqlite_template(self) -> Path:
        place = Place(Path(tempfile.mkdtemp(dir=self.folder)))
        prepare(place.env(1))
        return place.folder

    def _copy_of(self, template: Path) -> Path:
        return Path(
            shutil.copytree(template, tempfile.mkdtemp(dir=self.folder), dirs_exist_ok=True)
        )
