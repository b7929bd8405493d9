import re

from tests.house.tree import files, findings

# Written in two halves each, so that this file does not name them itself.
REGISTRIES = (
    "registry" + ".npmjs",
    "py" + "pi.org",
    "python" + "hosted",
    "deb." + "debian",
    "registry." + "yarnpkg",
)
MACHINE_PATHS = ("/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/", "/o" + "pt/")
NAMED = re.compile("|".join(re.escape(word) for word in REGISTRIES + MACHINE_PATHS))


def test_the_tree_names_no_registry_and_no_path_of_a_machine() -> None:
    assert not findings(files(), NAMED)
