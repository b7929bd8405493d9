"""A working service on one machine with one command: for looking, learning and trying.

`prepare` runs before Django's settings are read, `run` after.
"""

import argparse
import json
import os
import secrets
import sys
from pathlib import Path
from typing import Any

from clbchat.env import LOOPBACK, SETTINGS_FILE
from counselling.core import keys

BASE_DIR = Path(__file__).resolve().parent.parent
STAFF_FILE = "demo_staff.json"
LAST_PORT = 65535
PEOPLE = {
    "amina": ["counsellor"],
    "bram": ["counsellor"],
    "chris": ["supervisor"],
    "dina": ["supervisor"],
    "eva": ["coordinator"],
    "femke": ["privacy_officer"],
    "gust": ["auditor"],
}
DISCIPLINES = {
    "amina": "psychologist",
    "bram": "social_worker",
    "chris": "doctor",
    "dina": "nurse",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's options."""
    parser.add_argument(
        "--data", type=Path, help="folder for database, keys and files (default: var)"
    )
    parser.add_argument(
        "--host", default="127.0.0.1", help="an address of this machine's own loopback"
    )
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument(
        "--counsellors", type=int, default=0, metavar="N", help="N more counsellors"
    )
    parser.add_argument(
        "--json", action="store_true", help="print addresses and staff as one JSON object"
    )


def prepare(arguments: list[str]) -> None:
    """Make the data folder, its keys and its settings file; what is there already is kept."""
    parser = argparse.ArgumentParser(add_help=False)
    add_arguments(parser)
    options, _ = parser.parse_known_args(arguments)
    if options.host not in LOOPBACK:
        sys.exit(
            f"quickstart is for this machine alone: '{options.host}' is not a loopback address."
        )
    if not 0 < options.port <= LAST_PORT:
        sys.exit(f"--port must lie between 1 and {LAST_PORT}, not {options.port}.")
    data = Path(options.data or os.environ.get("CLBCHAT_DATA") or BASE_DIR / "var").resolve()
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.environ["CLBCHAT_DATA"] = str(data)
    keys.create_missing(data / "keys")
    _write_settings(data, f"http://{_written(options.host)}:{options.port}")


def create_keys() -> None:
    """Make the keys that the key folder of this installation does not hold yet."""
    data = Path(os.environ.get("CLBCHAT_DATA") or BASE_DIR / "var").resolve()
    keys.create_missing(Path(os.environ.get("KEY_DIR") or data / "keys"))


def _written(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _write_settings(data: Path, origin: str) -> None:
    file = data / SETTINGS_FILE
    lines = (
        file.read_text().splitlines() if file.exists() else ["DEMO=true", "OPEN_WITHOUT_STAFF=true"]
    )
    kept = [line for line in lines if not line.startswith("SITE_ORIGIN=")]
    file.write_text("\n".join([*kept, f"SITE_ORIGIN={origin}"]) + "\n")


def run(*, host: str, port: int, counsellors: int, as_json: bool) -> None:
    """Bring database, files and staff up to date, open the chat, print who can sign in, and serve."""
    from django.core.management import call_command

    from clbchat.serve import serve
    from counselling.privacy.actions.statement import publish_first_statement
    from counselling.shift.actions.hours import hold_door
    from counselling.shift.models import DoorMode
    from counselling.signposts.actions.helplines import load_helplines
    from counselling.signposts.actions.schools import load_sample_schools
    from counselling.signposts.actions.sites import load_sites

    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    staff = demo_staff(counsellors)
    load_helplines()
    load_sites()
    load_sample_schools()
    publish_first_statement()
    hold_door(mode=DoorMode.OPEN)
    say = print_json if as_json else print_people
    serve(host=host, port=port, ready=lambda: say(staff))


def demo_staff(counsellors: int) -> list[dict[str, Any]]:
    """Return the demo staff with passwords and code secrets, making those that are missing.

    Stops when the database holds anybody who is not demo staff.
    """
    from django.conf import settings

    from accounts.models import Staff

    if Staff.objects.filter(is_demo=False).exists():
        sys.exit(
            "This database holds real staff: quickstart is for demonstrations alone. Use 'serve'."
        )
    file = Path(settings.DATA_DIR) / STAFF_FILE
    known: dict[str, dict[str, Any]] = json.loads(file.read_text()) if file.exists() else {}
    wanted = PEOPLE | {f"demo{number:03}": ["counsellor"] for number in range(1, counsellors + 1)}
    present = set(Staff.objects.values_list("username", flat=True))
    for username, roles in wanted.items():
        if username not in present:
            known[username] = _new_person(username, roles)
    file.touch(mode=0o600, exist_ok=True)
    file.write_text(json.dumps(known, indent=1))
    shown = present.union(wanted)
    return [person for person in known.values() if person["username"] in shown]


def _new_person(username: str, roles: list[str]) -> dict[str, Any]:
    from accounts.actions import create_staff, enrol_totp

    password = "-".join(secrets.token_hex(3) for _ in range(4))
    staff = create_staff(
        username=username,
        display_name=username.capitalize(),
        roles=roles,
        password=password,
        discipline=DISCIPLINES.get(username, ""),
        is_demo=True,
        secrecy_acknowledged=True,
    )
    return {
        "username": username,
        "password": password,
        "totp_secret": enrol_totp(staff=staff),
        "roles": roles,
    }


def print_json(staff: list[dict[str, Any]]) -> None:
    """Print one JSON object as the first line of standard output."""
    from django.conf import settings

    print(json.dumps({"url": settings.SITE_ORIGIN, "staff": staff}), flush=True)


def print_people(staff: list[dict[str, Any]]) -> None:
    """Print where to go and who can sign in."""
    from django.conf import settings

    from accounts.demo import present_code
    from accounts.models import Staff

    shown = Staff.objects.filter(username__in=[person["username"] for person in staff])
    codes = {person.username: present_code(person) for person in shown}
    print(f"\n  Young people   {settings.SITE_ORIGIN}/")
    print(f"  Counsellors    {settings.SITE_ORIGIN}/staff/\n")
    print(f"  {'name':10} {'password':30} {'code now':10} roles")
    for person in staff:
        name = person["username"]
        print(f"  {name:10} {person['password']:30} {codes[name]:10} {', '.join(person['roles'])}")
    print("\n  A code works once. The next one: python manage.py demo_code NAME")
    print("  Stop with Ctrl+C.\n", flush=True)


def next_code(username: str) -> str:
    """Return a demo person's next code, waiting until it is accepted; stops for anybody else."""
    import time

    from accounts.demo import present_code, seconds_until_valid
    from accounts.models import Staff

    person = Staff.objects.filter(username=username, is_demo=True).first()
    if person is None:
        sys.exit(f"There is no demo person '{username}'.")
    time.sleep(seconds_until_valid(person))
    return present_code(person)
