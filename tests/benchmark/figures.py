"""The figures to reach, and whether they are."""

from collections.abc import Callable
from dataclasses import dataclass, field
from operator import ge, le
from statistics import median
from typing import Any

from typing_extensions import override


@dataclass(frozen=True)
class Target:
    """A figure's name, what it counts, and the bound it is to keep."""

    what: str
    unit: str
    bound: float
    keeps: Callable[[Any, Any], bool] = le

    @override
    def __str__(self) -> str:
        return f"{'<=' if self.keeps is le else '>='} {self.bound:g}"


DURABLE = "CPU per durable, encrypted message, 100 pairs in closed loop"
TARGETS = {
    "daphne_sqlite": Target(f"{DURABLE}, SQLite FULL, Daphne", "x floor", 14),
    "uvicorn_sqlite": Target(f"{DURABLE}, SQLite FULL, uvicorn", "x floor", 9),
    "uvicorn_postgresql": Target(f"{DURABLE}, PostgreSQL, uvicorn", "x floor", 11),
    "tutorial": Target("the tutorial way against ours, both on Daphne", "x cheaper", 8, ge),
    "silent_daphne": Target("CPU per message with silent sockets against none, Daphne", "x", 2),
    "silent_uvicorn": Target("the same, uvicorn", "x", 1.5),
    "two_processes": Target("two processes, sides apart, against one: CPU per message", "x", 1.4),
    "late_daphne": Target("event loop held up at saturation, p99, Daphne", "ms", 10),
    "late_uvicorn": Target("the same, uvicorn", "ms", 10),
    "memory_daphne": Target("memory per idle socket, Daphne", "KiB", 40),
    "memory_uvicorn": Target("the same, uvicorn", "KiB", 40),
    "shown": Target("send to shown on the other side, 200 conversations, p99", "ms", 100),
    "sweeping": Target("the same while a sweep removes 100,000 rows, p99", "ms", 100),
    "sweeping_postgresql": Target("the same on PostgreSQL", "ms", 100),
    "wrong_codes": Target("medians of answers to wrong codes: slowest kind, fastest", "ms", 20),
    "conversation_second": Target("CPU per conversation and second, Daphne", "ms", 0.2),
    "sigkill": Target("lost, doubled, misordered: SIGKILL", "messages", 0),
    "database_cut": Target("lost, doubled, misordered: database cut off", "messages", 0),
    "redis_restart": Target("lost, doubled, misordered: Redis restart", "messages", 0),
    "network_cut": Target("lost, doubled, misordered: network cut", "messages", 0),
    "all_runs": Target("lost, doubled, misordered: all load runs", "messages", 0),
    "landing_bytes": Target("landing page: bytes over the wire", "bytes", 60_000),
    "landing_requests": Target("landing page: requests", "requests", 8),
    "landing_foreign": Target("landing page: requests to other origins", "requests", 0),
    "anonymise": Target("CPU of finding the names in a conversation", "ms", 50),
    "anonymise_lists": Target("CPU of reading the lists for it, once in a process", "ms", 1000),
    "start": Target("CPU of starting a visit that is sealed, against one that is not", "x", 1.5),
}


@dataclass
class Row:
    """A figure of one run."""

    name: str
    values: list[float] = field(default_factory=list)
    detail: dict[str, Any] = field(default_factory=dict)
    error: str | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the median with its target, and all repetitions."""
        target = TARGETS[self.name]
        value = round(median(self.values), 3) if self.values else None
        return {
            "name": self.name,
            "what": target.what,
            "value": value,
            "unit": target.unit,
            "target": str(target),
            "met": value is not None and target.keeps(value, target.bound),
            "values": [round(one, 3) for one in self.values],
            **({"detail": self.detail} if self.detail else {}),
            **({"error": self.error} if self.error else {}),
        }


def percentile(ordered: list[float], share: float) -> float:
    """Return a percentile of values already in order; 0 of none."""
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0.0
