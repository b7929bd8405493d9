import pytest

from accounts.models import Staff
from tests.accounts.conftest import clock as clock
from tests.accounts.people.office import somebody


@pytest.fixture
def gust(db: None) -> Staff:
    """Gust reads the trail."""
    return somebody("gust", "auditor")


@pytest.fixture
def eva(db: None) -> Staff:
    """Eva coordinates."""
    return somebody("eva", "coordinator")
