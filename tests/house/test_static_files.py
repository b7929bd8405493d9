import json
import posixpath
import re
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import override_settings

from tests.house.tree import ROOT

IMPORTED = re.compile(
    r"""(?:^|[;}\s])(?:import|export)\s*(?:[\w*{}\s,$]+?\sfrom\s*)?["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']"""
)
HASH = re.compile(r"\.[0-9a-f]{12}(\.js)")
ADDRESS = re.compile(r"""url\(\s*["']?(?!data:|#)([^"')]+)""")
COMMENT = re.compile(r"/\*.*?\*/|^\s*//[^\n]*$", re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Collect the static files as production does."""
    folder = tmp_path_factory.mktemp("static")
    storages = {"staticfiles": {"BACKEND": "clbchat.storage.JoinedManifestStorage"}}
    with override_settings(STATIC_ROOT=str(folder), STORAGES=storages):
        call_command("collectstatic", verbosity=0, interactive=False)
    return folder


def hashed(folder: Path, ending: str) -> list[str]:
    """Return the names under which browsers ask for the files with this ending."""
    manifest = json.loads((folder / "staticfiles.json").read_text())
    found = [name for name in manifest["paths"].values() if name.endswith(ending)]
    assert found, f"no {ending} was collected"
    return found


def test_every_import_of_a_module_leads_to_a_hashed_file(collected: Path) -> None:
    modules = hashed(collected, ".js")
    lost = [
        f"{name} imports {wanted}"
        for name in modules
        for wanted in imports((collected / name).read_text())
        if not wanted.startswith(".") or target(name, wanted) not in modules
    ]
    assert not lost


def test_every_address_in_a_stylesheet_leads_to_a_file(collected: Path) -> None:
    lost = [
        f"{name} names {address}"
        for name in hashed(collected, ".css")
        for address in ADDRESS.findall(COMMENT.sub("", (collected / name).read_text()))
        if not (collected / target(name, address.split("#")[0].split("?")[0])).is_file()
    ]
    assert not lost


def test_collecting_changes_nothing_of_a_script_but_names_and_comments(collected: Path) -> None:
    for name in hashed(collected, ".js"):
        written = ROOT / "static" / HASH.sub(r"\1", name)
        assert bare(HASH.sub(r"\1", (collected / name).read_text())) == bare(written.read_text()), (
            name
        )


def bare(script: str) -> str:
    return "".join(COMMENT.sub("", script).split())


def imports(script: str) -> list[str]:
    found = IMPORTED.findall(COMMENT.sub("", script))
    return [plain or late for plain, late in found]


def target(name: str, wanted: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), wanted))
