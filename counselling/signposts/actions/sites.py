"""Keeping the list of sites that counsellors may point to."""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db import IntegrityError, transaction

from accounts.audit import note_deed
from counselling.core.errors import Refused
from counselling.core.text import clean_or_empty
from counselling.signposts.actions.edition import new_edition
from counselling.signposts.models import Site
from counselling.signposts.models.site import Category
from counselling.signposts.rules.addresses import listed

SEED = Path(__file__).resolve().parent.parent / "sites.toml"
TITLE_LIMIT = 80
ABOUT_LIMIT = 200
SITES_MOST = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A site as a coordinator writes it down."""

    titles: dict[str, str]
    url: str
    about: str = ""
    category: str = Category.OTHER
    checked_on: date | None = None


def keep_site(*, actor_id: int, site: Wanted, site_id: int | None = None) -> None:
    """Put a site on the list, or change the one named.

    Raises `Refused`: the reasons of `addresses.listed`, `title_empty`, `title_long`, `about_long`,
    `invalid`, `site_twice`, `too_many`, and `gone` for one that is not there any more.
    """
    values = _values(site)
    try:
        with transaction.atomic():
            row = _row(site_id)
            for name, value in values.items():
                setattr(row, name, value)
            row.save()
            new_edition()
            note_deed(actor_id=actor_id, action="site_kept", subject=f"site {row.pk}")
    except IntegrityError:
        raise Refused("site_twice") from None


@transaction.atomic
def drop_site(*, actor_id: int, site_id: int) -> None:
    """Take a site off the list; what was sent before stays readable as text."""
    if Site.objects.filter(pk=site_id).delete()[0]:
        new_edition()
        note_deed(actor_id=actor_id, action="site_dropped", subject=f"site {site_id}")


@transaction.atomic
def check_site(*, actor_id: int, site_id: int, today: date) -> None:
    """Note that somebody looked at a site today, and that it is still what we say."""
    if Site.objects.filter(pk=site_id).update(checked_on=today):
        note_deed(actor_id=actor_id, action="site_checked", subject=f"site {site_id}")


@transaction.atomic
def load_sites(*, actor_id: int | None = None) -> int:
    """Store the sites that come with the product where there are none yet, and return how many."""
    if Site.objects.exists():
        return 0
    rows = [Site(**site) for site in tomllib.loads(SEED.read_text(encoding="utf-8"))["site"]]
    Site.objects.bulk_create(rows, ignore_conflicts=True)
    new_edition()
    if actor_id is not None:
        note_deed(actor_id=actor_id, action="sites_suggested", sites=len(rows))
    return len(rows)


def _values(site: Wanted) -> dict[str, object]:
    url = listed(site.url).href
    titles = {language: _short(title, "title") for language, title in site.titles.items()}
    if not titles.get("nl"):
        raise Refused("title_empty")
    if site.category not in Category.values:
        raise Refused("invalid")
    return {
        "url": url,
        "title": {language: title for language, title in titles.items() if title},
        "about": _short(site.about, "about"),
        "category": site.category,
        "checked_on": site.checked_on,
    }


def _short(text: str, what: str) -> str:
    limit = TITLE_LIMIT if what == "title" else ABOUT_LIMIT
    if "\n" in text.strip():
        raise Refused("invalid")
    try:
        return clean_or_empty(text, limit=limit)
    except Refused as refused:
        raise Refused(f"{what}_long" if refused.reason == "too_long" else refused.reason) from None


def _row(site_id: int | None) -> Site:
    if site_id is None:
        if Site.objects.count() >= SITES_MOST:
            raise Refused("too_many")
        return Site()
    row = Site.objects.select_for_update().filter(pk=site_id).first()
    if row is None:
        raise Refused("gone")
    return row
