"""Keeping the list of themes."""

from django.db import transaction

from accounts.audit import note_deed
from counselling.conversation.models import Theme
from counselling.conversation.rules import THEME_LIMIT, THEMES_MOST
from counselling.core.errors import Refused
from counselling.core.text import clean

LANGUAGES = ("nl", "fr", "en")


def keep_theme(*, actor_id: int, names: dict[str, str], theme_id: int | None = None) -> None:
    """Add a theme at the end of the list, or give the one named other names.

    `names` holds Dutch, French and English. Raises `Refused`: `empty`, `too_long` and `invalid` for a
    name, `name_taken`, `too_many`, and `gone` for a theme that does not exist.
    """
    nl, fr, en = (
        " ".join(clean(names.get(language, ""), limit=THEME_LIMIT).split())
        for language in LANGUAGES
    )
    with transaction.atomic():
        themes = _locked()
        others = [theme.name_nl.casefold() for theme in themes if theme.pk != theme_id]
        if nl.casefold() in others:
            raise Refused("name_taken")
        theme = _added(themes) if theme_id is None else _found(themes, theme_id)
        theme.name_nl, theme.name_fr, theme.name_en = nl, fr, en
        theme.save()
        note_deed(actor_id=actor_id, action="theme_kept", subject=f"theme {theme.pk}")


def move_theme(*, actor_id: int, theme_id: int, by: int) -> None:
    """Move a theme so many places down the list, or up; at the ends it stays. Raises `Refused("gone")`."""
    with transaction.atomic():
        themes = _locked()
        theme = _found(themes, theme_id)
        here = themes.index(theme)
        themes.insert(min(max(here + by, 0), len(themes) - 1), themes.pop(here))
        for place, one in enumerate(themes, 1):
            one.place = place
        Theme.objects.bulk_update(themes, ["place"])
        note_deed(actor_id=actor_id, action="theme_moved", subject=f"theme {theme.pk}")


def switch_theme(*, actor_id: int, theme_id: int, shown: bool) -> None:
    """Offer a theme, or offer it no more; what was registered keeps it. Raises `Refused("gone")`."""
    with transaction.atomic():
        theme = _found(_locked(), theme_id)
        theme.shown = shown
        theme.save(update_fields=["shown"])
        note_deed(
            actor_id=actor_id,
            action="theme_on" if shown else "theme_off",
            subject=f"theme {theme.pk}",
        )


def _locked() -> list[Theme]:
    return list(Theme.objects.select_for_update())


def _added(themes: list[Theme]) -> Theme:
    if len(themes) >= THEMES_MOST:
        raise Refused("too_many")
    return Theme(place=max((theme.place for theme in themes), default=0) + 1)


def _found(themes: list[Theme], theme_id: int) -> Theme:
    for theme in themes:
        if theme.pk == theme_id:
            return theme
    raise Refused("gone")
