"""The service's own settings, on a throw-away data folder with fresh keys.

`DATABASE_URL` may name PostgreSQL: the same tests then run there, in a test database.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from counselling.core import keys

_folder = Path(tempfile.mkdtemp(prefix="clbchat-tests-"))
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
keys.create_missing(_folder / "keys")
(_folder / "static").mkdir()
os.environ["CLBCHAT_DATA"] = str(_folder)
os.environ.pop("REDIS_URL", None)

from clbchat.settings import *  # noqa: E402, F403 - the folder must be known before they are read
from clbchat.settings import DATABASES, STORAGES  # noqa: E402

# A file, not memory: the drain task commits in a thread of its own, and WAL needs a file.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": _folder / "test.sqlite3"}
    # What these tests write need not outlive a power cut; what the service writes must.
    DATABASES["default"]["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"
# Pages name static files as they lie in static/: nothing has been collected here.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
# Most stories need no supervisors; the one about them says so.
APPROVERS_NEEDED = 0
# Slow on purpose in service; tests sign many people in.
PASSWORD_HASHERS = ["tests.passwords.QuickArgon2"]
SEAL_MEMORY_MIB = 1
