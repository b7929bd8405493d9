"""What every frame of the console's socket is; the frames of a topic have a file of their own beside this."""

from typing import Annotated

import msgspec

Seq = Annotated[int, msgspec.Meta(ge=0, le=2**31 - 1)]


class Incoming(msgspec.Struct, forbid_unknown_fields=True):
    """A frame that a console sends."""


class Outgoing(msgspec.Struct, kw_only=True):
    """A frame that a console gets."""
