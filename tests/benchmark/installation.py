"""Makes keys, tables, static files and helplines of an installation: `python -m` this module."""

import os
from pathlib import Path

import django
from django.core.management import call_command

from counselling.core import keys


def install(folder: Path) -> None:
    """Make all that a server in this data folder needs before it starts."""
    # The settings ask for a key, so the keys come first.
    keys.create_missing(folder / "keys")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clbchat.settings")
    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    if not (folder / "static").exists():
        call_command("collectstatic", verbosity=0, interactive=False)
    from counselling.signposts.actions.helplines import load_helplines  # noqa: PLC0415 - once it is set up

    load_helplines()


if __name__ == "__main__":
    install(Path(os.environ["CLBCHAT_DATA"]))
