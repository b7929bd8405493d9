"""What the command `restore` is asked, and what it says."""

from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils.timezone import is_naive, make_aware

from counselling.core.clock import iso
from counselling.core.copies.envelope import identities_in
from counselling.management.copying import told
from counselling.privacy.actions.restoring import restore_backup
from counselling.retention.actions.rehearsing import note_rehearsal, rehearse
from counselling.retention.actions.restoring import Restored, Wish


def add_arguments(parser: CommandParser) -> None:
    """Declare the command's options."""
    parser.add_argument("file", type=Path, nargs="?", help="a backup (clbchat-....age)")
    parser.add_argument(
        "--identity", type=Path, action="append", default=[], metavar="FILE",
        help="a file with the secret key of age from the safe; with --keys, that of the key files too",
    )  # fmt: skip
    parser.add_argument(
        "--keys", type=Path, metavar="FILE", help="clbchat-keys.age: on a new machine"
    )
    parser.add_argument(
        "--lost-at", type=_moment, metavar="MOMENT", help="when the service was last seen working"
    )
    parser.add_argument(
        "--accept-gap", default="", metavar="NAME", help="who answers for what the journal misses"
    )
    parser.add_argument(
        "--rehearse", action="store_true", help="into a place apart; the site goes on"
    )
    parser.add_argument(
        "--rehearsed", default="", metavar="RECEIPT", help="of a rehearsal elsewhere"
    )


def run(options: dict[str, Any]) -> str:
    """Do what is asked and say what came of it."""
    with told():
        if options["rehearsed"]:
            note_rehearsal(receipt=options["rehearsed"])
            return "The rehearsal is noted."
        if options["file"] is None or not options["identity"]:
            message = (
                "Name the backup and, with --identity, the file with the secret key that opens it."
            )
            raise CommandError(message)
        identities = identities_in(options["identity"])
        if options["rehearse"]:
            return _rehearsed(options, identities)
        wish = Wish(
            file=options["file"], identities=identities, keys_file=options["keys"],
            lost_at=options["lost_at"], accepted_by=options["accept_gap"],
        )  # fmt: skip
        return _restored(restore_backup(wish=wish))


def _rehearsed(options: dict[str, Any], identities: list[str]) -> str:
    done = rehearse(file=options["file"], identities=identities, keys_file=options["keys"])
    told_here = (
        "The rehearsal is noted."
        if done.noted
        else f"Note it on the installation: manage.py restore --rehearsed '{done.receipt}'"
    )
    return f"The backup of {iso(done.made_at)} opens: {done.rows} rows, all there. {told_here}"


def _restored(done: Restored) -> str:
    said = [
        f"The backup of {iso(done.made_at)} is back; {done.lines} lines of the journal were done again.",
        "Everybody signs in again, and the site is open.",
    ]
    if done.gap:
        said.append(f"The journal misses everything after {iso(done.gap.ends)}.")
    if done.unreadable:
        lines = ", ".join(map(str, done.unreadable))
        said.append(f"Nobody can read these lines of the journal: {lines}.")
    return "\n".join([*said, *done.red])


def _moment(written: str) -> datetime:
    moment = datetime.fromisoformat(written)
    return make_aware(moment) if is_naive(moment) else moment
