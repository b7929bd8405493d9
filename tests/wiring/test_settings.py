"""A wrong setting stops the start with one sentence that names it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from counselling.core import keys
from counselling.core.periods import PERIODS
from tests.house.tree import ROOT
from tests.tables import FOREIGN

OURS = ("SITE_ORIGIN", "NEUTRAL_SITE", "CAPACITY_MAX")
#: Set for all cases: the same again is one safe for both, or a database that would be emptied.
SAFE = "age1egaf49q2j77g9mffemagg6jznw20muvnvk49xyunr227sajc8yhq2gsnkm"
POSTGRESQL = "postgresql://root@127.0.0.1:5432/chat"
WRONG = {
    "SECRET_KEY": ["short"],
    "SECRET_KEY_FILE": ["/nowhere/secret"],
    "SITE_ORIGIN": ["http://chat.example", "chat.example", "https://", "ftp://chat.example", "",
                    "https://chat.example/path", "https://chat.example?x=1"],
    "CAPACITY_MAX": ["0", "4", "three", ""],
    "LIMIT_WAITING": ["-1", "many", "1.5"],
    "LAST_ENTRY_MINUTES": ["601"],
    **{
        name: ["0", "-1", str(period.least - 1), str(period.most + 1), "90.5", "lang", ""]
        for name, period in PERIODS.items()
    },
    "DATABASE_URL": ["mysql://root@localhost/chat", "chat"],
    "DATABASE_URL_FILE": ["/nowhere/database"],
    "DATABASE_TIMEOUT": ["0", "soon"],
    "REDIS_URL_FILE": ["/nowhere/redis"],
    "EMAIL_URL": ["smtp://mail.example", "https://mail.example", "smtp+tls://", "mail.example:25",
                  "smtp+tls://mail.example:port"],
    "EMAIL_URL_FILE": ["/nowhere/mail"],
    "BACKUP_RECIPIENT": ["AGE-SECRET-KEY-1QQ", "age1short", "somebody"],
    "BACKUP_KEYS_RECIPIENT": [SAFE],
    "SCRATCH_DATABASE_URL": ["sqlite:////tmp/scratch", POSTGRESQL],
    "TRUSTED_PROXIES": ["10.0.0.1/8", "proxy.example", "10.0.0.0/8,nonsense"],
    "ANSWERING_LANGUAGES": ["de", "nl,xx"],
    "NEUTRAL_SITE": ["javascript:alert(1)", "meteo", "//meteo.be"],
}  # fmt: skip
CASES = [(name, value) for name, values in WRONG.items() for value in values]
# One process tries them all: each reads the settings as a start would.
TRIES = """
import importlib, json, os, sys
from django.core.exceptions import ImproperlyConfigured
outcomes = []
for name, value in json.loads(sys.argv[1]):
    before = os.environ.get(name)
    os.environ[name] = value
    for module in [one for one in sys.modules if one.startswith("clbchat")]:
        del sys.modules[module]
    try:
        importlib.import_module("clbchat.settings")
        outcomes.append("started")
    except ImproperlyConfigured as wrong:
        outcomes.append(str(wrong))
    except Exception as error:
        outcomes.append(f"{type(error).__name__}: {error}")
    del os.environ[name]
    if before is not None:
        os.environ[name] = before
print(json.dumps(outcomes))
"""


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], str]:
    """What a start with each wrong setting says."""
    data = tmp_path_factory.mktemp("data")
    keys.create_missing(data / "keys")
    told = subprocess.run(
        [sys.executable, "-c", TRIES, json.dumps(CASES)],
        cwd=ROOT, env=environment(data), capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert told.returncode == 0, told.stderr
    return dict(zip(CASES, json.loads(told.stdout), strict=True))


def environment(data: Path) -> dict[str, str]:
    """Return an environment in which a start would work."""
    plain = {name: value for name, value in os.environ.items() if name not in FOREIGN + OURS}
    return {
        **plain,
        "CLBCHAT_DATA": str(data),
        "BACKUP_RECIPIENT": SAFE,
        "DATABASE_URL": POSTGRESQL,
    }


@pytest.mark.parametrize(("name", "value"), CASES)
def test_a_wrong_setting_is_named(
    outcomes: dict[tuple[str, str], str], name: str, value: str
) -> None:
    said = outcomes[name, value]
    assert name.removesuffix("_FILE") in said.split(":")[0], said
    assert said.endswith(".")


def test_what_something_else_needs_is_not_kept_shorter_than_that(tmp_path: Path) -> None:
    keys.create_missing(tmp_path / "keys")
    trail = {**environment(tmp_path), "AUDIT_DAYS": "200"}
    assert "AUDIT_DAYS must not be less than CONVERSATION_DAYS (730)" in started(trail)
    assert "AUDIT_DAYS must not be less than EMERGENCY_DAYS (730)" in started(
        {**trail, "CONVERSATION_DAYS": "200"}
    )
    assert not started({**trail, "CONVERSATION_DAYS": "200", "EMERGENCY_DAYS": "200"})


def started(settings: dict[str, str]) -> str:
    """Return what a start with these settings complains of."""
    told = subprocess.run(
        [sys.executable, "-c", "import clbchat.settings"],
        cwd=ROOT, env=settings, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    return told.stderr


def test_a_secret_is_never_repeated_in_the_error(outcomes: dict[tuple[str, str], str]) -> None:
    assert "short" not in outcomes["SECRET_KEY", "short"].replace("too short", "")


def test_a_start_without_keys_names_the_file(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", "import clbchat.settings"],
        cwd=ROOT, env=environment(tmp_path), capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert told.returncode != 0
    assert "SECRET_KEY is not set and there is no file 'secret_key'" in told.stderr


def test_a_secret_may_lie_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("s" * 50 + "\n")
    told = subprocess.run(
        [sys.executable, "-c", "from clbchat.settings import SECRET_KEY; print(len(SECRET_KEY))"],
        cwd=ROOT, env={**environment(tmp_path), "SECRET_KEY_FILE": str(tmp_path / "secret")},
        capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    assert told.stdout.strip() == "50"
