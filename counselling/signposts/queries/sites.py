"""The list of sites, for colleagues."""

from dataclasses import dataclass
from datetime import date

from counselling.signposts.models import Site
from counselling.signposts.models.site import Category
from counselling.signposts.rules.addresses import listed
from counselling.signposts.rules.cards import Sign


@dataclass(frozen=True, slots=True)
class Listed:
    """A site of the list."""

    id: int
    titles: dict[str, str]
    about: str
    category: str
    category_name: str
    url: str
    #: The address as people read it.
    shown: str
    checked_on: date | None
    #: Language to what a counsellor sends.
    texts: dict[str, str]


def sites(languages: tuple[str, ...] = ("nl", "fr", "en")) -> list[Listed]:
    """Return the sites by category and name."""
    found = [_listed(row, languages) for row in Site.objects.all()]
    order = list(Category.values)
    return sorted(found, key=lambda site: (order.index(site.category), site.titles["nl"].lower()))


def site_named(site_id: int) -> Listed | None:
    """Return a site, or nothing where it is not on the list any more."""
    row = Site.objects.filter(pk=site_id).first()
    return None if row is None else _listed(row, ())


def categories() -> list[tuple[str, str]]:
    """Return what a site can be for, with its words."""
    return [(str(value), str(label)) for value, label in Category.choices]


def _listed(row: Site, languages: tuple[str, ...]) -> Listed:
    address = listed(row.url)
    sign = Sign("site", row.title, address)
    return Listed(
        id=row.pk,
        titles=row.title,
        about=row.about,
        category=row.category,
        category_name=str(Category(row.category).label),
        url=row.url,
        shown=address.shown,
        checked_on=row.checked_on,
        texts={language: sign.text_in(language) for language in languages},
    )
