"""For whom backups are sealed."""

import re

from clbchat import env

RECIPIENT = re.compile(r"age1[02-9ac-hj-np-z]{58}")


def recipients(*names: str) -> list[str]:
    """Return public keys of age, one for each name; nothing where none is set."""
    values = [str(env.read.str(name, "")).strip() for name in names]
    for place, (name, value) in enumerate(zip(names, values, strict=True)):
        if value and not RECIPIENT.fullmatch(value):
            raise env.wrong(name, "must be a public key of age, such as age1... (not a secret key)")
        if value and value in values[:place]:
            raise env.wrong(name, "must be another key than the other: one safe would hold both")
    return values
