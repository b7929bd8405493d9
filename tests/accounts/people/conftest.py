import pytest

from accounts.models import Staff
from tests.accounts.conftest import clock as clock
from tests.accounts.people.office import somebody


@pytest.fixture
def eva(db: None) -> Staff:
    """Eva coordinates."""
    return somebody("eva", "coordinator")


@pytest.fixture
def nadia(db: None) -> Staff:
    """Nadia keeps the accounts of the north."""
    return somebody("nadia", "network_manager", network="Noord")


@pytest.fixture
def amina(db: None) -> Staff:
    """Amina counsels in the north."""
    return somebody("amina", network="Noord")


@pytest.fixture
def bram(db: None) -> Staff:
    """Bram counsels in the south."""
    return somebody("bram", network="Zuid")
