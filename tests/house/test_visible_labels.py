"""The story of a first shift knows the screen by what people read on it: no selector, no borrowed step."""

import re

from tests.house.tree import findings

BY_LABELS = ["tests/browser/test_first_shift.py"]
BEHIND_THE_SCREEN = re.compile(
    r"locator\(|evaluate|query_selector|wait_for_selector|get_by_test_id|get_attribute"
    r"|inner_html|content\(\)|[\"'](css|xpath)=|[\"'][#.\[][a-z-]|browser\.people"
)


def test_a_first_shift_is_told_in_labels_alone() -> None:
    assert not findings(BY_LABELS, BEHIND_THE_SCREEN)
