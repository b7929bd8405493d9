"""Telling every process that sites, centres or schools changed."""

from uuid import uuid4

from django.db import transaction

from counselling.signposts.models import Edition
from counselling.signposts.queries import schools, signs


def new_edition() -> None:
    """Let every process read the addresses again; in the transaction that changes them."""
    Edition.objects.update_or_create(pk=1, defaults={"word": uuid4()})
    for forget in (signs.forget, schools.forget):
        forget()
        transaction.on_commit(forget)
