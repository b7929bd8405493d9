"""A program of the organisation's own, for a pager: what it is told, and when."""

import threading
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from counselling.core import clock as hours
from counselling.emergency.actions.turns import let_time_pass
from tests.counselling.emergency.danger import amina, asks, holders, in_danger

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("open_door")]


@dataclass
class Pager:
    """A program of the organisation's own, which writes down what it is told."""

    told: Path

    def heard(self) -> list[str]:
        """Wait until it ran to its end, and return what it was told."""
        for thread in list(threading.enumerate()):
            if thread is not threading.current_thread() and thread.daemon:
                thread.join(5)
        return sorted(self.told.read_text().splitlines())


@pytest.fixture
def pager(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Pager:
    told, program = tmp_path / "told", tmp_path / "pager"
    program.write_text(f'#!/bin/sh\necho "$@; $SECRET_KEY" >> {told}\n')
    program.chmod(0o700)
    monkeypatch.setenv("SECRET_KEY", "kanarie")
    settings.ALERT_COMMAND = [str(program), "--loud"]
    return Pager(told)


def test_the_pager_hears_a_word_and_a_number_and_nothing_of_our_environment(
    pager: Pager, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    holders("Chris")
    helper = amina()
    with django_capture_on_commit_callbacks(execute=True):
        number = asks(in_danger(helper), helper)
    assert pager.heard() == [f"--loud asked {number}; ", f"--loud next {number}; "]


def test_the_pager_hears_once_that_nobody_is_on_duty_from_the_start(
    pager: Pager, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    helper = amina()
    with django_capture_on_commit_callbacks(execute=True):
        number = asks(in_danger(helper), helper)
        for _ in range(2):
            let_time_pass(hours.now())
    assert pager.heard() == [f"--loud asked {number}; ", f"--loud nobody {number}; "]
