"""Who proposes, redacts, reviews."""

from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from accounts.models import Staff
from accounts.rules import Role
from counselling.intervision.models import Transcript
from tests.counselling.evening import counsellor, open_the_door
from tests.counselling.intervision.candidates import person, redactor
from tests.counselling.intervision.held import held
from tests.counselling.intervision.shelf import released
from tests.counselling.intervision.table import brings, meeting


@pytest.fixture(autouse=True)
def journal(tmp_path: Path, settings: Any) -> Path:
    """A journal of this test alone."""
    settings.ERASURE_JOURNAL = str(tmp_path / "erasures.jsonl")
    return tmp_path / "erasures.jsonl"


@pytest.fixture
def amina(db: None) -> Staff:
    """A counsellor, on an evening with an open door."""
    open_the_door()
    return counsellor("Amina", capacity=1)


@pytest.fixture
def bram(amina: Staff) -> Staff:
    """A colleague of hers."""
    return counsellor("Bram")


@pytest.fixture
def robin(amina: Staff) -> Staff:
    """Somebody who was named to take names out."""
    return redactor("Robin")


@pytest.fixture
def chris(amina: Staff) -> Staff:
    """A supervisor who takes out no names."""
    return person("Chris", Role.SUPERVISOR)


@pytest.fixture
def row(amina: Staff) -> Transcript:
    """A conversation of Amina's, without names, in the library."""
    return released(amina, of=held(amina))


@pytest.fixture
def talk(chris: Staff) -> Transcript:
    """A transcript in the library."""
    return released(chris)


@pytest.fixture
def room(chris: Staff, amina: Staff, talk: Transcript) -> UUID:
    """A meeting: Chris has the chair, Amina brings the transcript."""
    planned = meeting(chris, amina)
    brings(amina, planned, talk)
    return planned
