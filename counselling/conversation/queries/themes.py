"""Themes, for those who register and those who keep the list."""

from dataclasses import dataclass

from django.utils.translation import get_language

from counselling.conversation.models import Theme


@dataclass(frozen=True)
class Named:
    """A theme with its name in the reader's language."""

    id: int
    key: str
    name: str


@dataclass(frozen=True, kw_only=True)
class KeptTheme:
    """A theme as whoever keeps the list sees it."""

    id: int
    nl: str
    fr: str
    en: str
    shown: bool


def themes_offered() -> list[Named]:
    """Return the themes that can be chosen now, in their order."""
    return [
        Named(theme.pk, theme.key, name_of(theme)) for theme in Theme.objects.filter(shown=True)
    ]


def all_themes() -> list[KeptTheme]:
    """Return every theme in its order, those switched off included."""
    return [
        KeptTheme(
            id=theme.pk,
            nl=theme.name_nl,
            fr=theme.name_fr,
            en=theme.name_en,
            shown=theme.shown,
        )
        for theme in Theme.objects.all()
    ]


def all_theme_names() -> dict[str, str]:
    """Return what every theme is called in the language of whoever reads, by its number as a text."""
    return {str(theme.pk): name_of(theme) for theme in Theme.objects.all()}


def name_of(theme: Theme) -> str:
    """Return a theme's name in the language of whoever reads."""
    names = {"fr": theme.name_fr, "en": theme.name_en}
    return names.get((get_language() or "")[:2], theme.name_nl)
