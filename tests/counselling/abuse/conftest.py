from collections.abc import Iterator

import pytest

from counselling.abuse.queries.networks import forget_list


@pytest.fixture(autouse=True)
def no_list_of_another_story() -> Iterator[None]:
    """A process remembers the shared networks for a moment; each story has its own."""
    forget_list()
    yield
    forget_list()
