"""Who was a holder of the key no more is none after a backup was restored."""

from counselling.origin.models import Holder


def remove_holder_again(subject: str) -> None:
    """Let `holder <staff id>` open nothing, as was decided before; a new pair is due in any case."""
    Holder.objects.filter(pk=int(subject.split(" ")[1])).delete()
