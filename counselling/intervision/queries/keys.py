"""Which keys of quarters transcripts still need."""

from counselling.core.keys import RingName
from counselling.intervision.models import Transcript


def needs_key(name: RingName) -> bool:
    """Tell whether any transcript that ends on that day is still kept."""
    return Transcript.everything.filter(ends_on=name.day).exists()
