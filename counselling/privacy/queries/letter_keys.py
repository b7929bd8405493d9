"""Which keys of days letters still need."""

from counselling.core.keys import RingName
from counselling.privacy.models import Letter


def needs_key(name: RingName) -> bool:
    """Tell whether the texts of any letter of that day are still kept."""
    return Letter.objects.filter(key_day=name.day).exclude(wrapped_key=b"").exists()
