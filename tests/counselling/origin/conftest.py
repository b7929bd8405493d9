import pytest

from accounts.models import Staff
from tests.counselling.evening import counsellor
from tests.counselling.origin.holding import supervisor


@pytest.fixture
def chris(open_door: None) -> Staff:
    counsellor("Amina")
    return supervisor("Chris")


@pytest.fixture
def dina(open_door: None) -> Staff:
    return supervisor("Dina")
