"""The privacy statement: which editions there are, which one counts, and what each says."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from counselling.privacy.models import StatementEdition
from counselling.privacy.queries.statement_values import values_now
from counselling.privacy.rules.statement import (
    Section,
    digest_of,
    is_announced,
    read_document,
)

FOLDER = Path(__file__).resolve().parent.parent / "statements"
LANGUAGES = tuple(code for code, _ in settings.LANGUAGES)


@dataclass(frozen=True, kw_only=True)
class Edition:
    """One edition; number 0 is the newest text with today's figures, for a site that published none yet."""

    number: int
    text: str
    valid_from: date | None
    published_at: datetime | None
    published_by: str
    values: Mapping[str, Mapping[str, str]]
    digest: str

    @property
    def name(self) -> str:
        """What a conversation keeps: nothing where nothing was published."""
        return str(self.number) if self.number else ""

    @property
    def whole(self) -> bool:
        """Whether text and figures are those that were published."""
        return digest_of(texts_of(self.text), self.values) == self.digest


@dataclass(frozen=True)
class Document:
    """What an edition says in one language: in short, and in full."""

    short: tuple[Section, ...]
    full: tuple[Section, ...]


def texts() -> list[str]:
    """Return the names of the texts of this release, the oldest first."""
    return sorted((one.name for one in FOLDER.iterdir() if one.is_dir()), key=int)


@cache
def texts_of(name: str) -> dict[str, str]:
    """Return the files of a text by their names, such as `nl.txt` and `nl.short.txt`."""
    return {file.name: file.read_text("utf-8") for file in sorted((FOLDER / name).glob("*.txt"))}


def editions() -> list[Edition]:
    """Return all editions that were published, the newest first."""
    rows = StatementEdition.objects.select_related("published_by").order_by("-number")
    return [_edition(row) for row in rows]


def edition(number: int) -> Edition | None:
    """Return one edition."""
    rows = StatementEdition.objects.select_related("published_by").filter(number=number)
    row = rows.first()
    return _edition(row) if row else None


def in_force(now: datetime) -> Edition:
    """Return the edition that counts today."""
    rows = StatementEdition.objects.select_related("published_by")
    row = rows.filter(valid_from__lte=timezone.localdate(now)).order_by("-number").first()
    return _edition(row) if row else unpublished()


def processors(now: datetime, language: str) -> str:
    """Return who processes data for the organisation, as the statement that counts names them."""
    return in_force(now).values[language]["processors"]


def unpublished(words: Mapping[str, Mapping[str, str]] | None = None) -> Edition:
    """Return the newest text with today's figures and these words of the privacy officer."""
    name, values = texts()[-1], values_now(words or {})
    return Edition(
        number=0,
        text=name,
        valid_from=None,
        published_at=None,
        published_by="",
        values=values,
        digest=digest_of(texts_of(name), values),
    )


def announced(now: datetime) -> tuple[int, int]:
    """Return the number of the newest edition, and of the one to tell people of; 0 where there is none."""
    newest = StatementEdition.objects.order_by("-number").first()
    if newest is None:
        return 0, 0
    today, published = timezone.localdate(now), timezone.localdate(newest.published_at)
    news = newest.number > 1 and is_announced(newest.valid_from, published, today)
    return newest.number, newest.number if news else 0


def document(of: Edition, language: str) -> Document:
    """Return what an edition says in a language."""
    files, values = texts_of(of.text), of.values[language]
    return Document(
        short=read_document(files[f"{language}.short.txt"], values),
        full=read_document(files[f"{language}.txt"], values),
    )


def _edition(row: StatementEdition) -> Edition:
    return Edition(
        number=row.number,
        text=row.text,
        valid_from=row.valid_from,
        published_at=row.published_at,
        published_by=row.published_by.display_name if row.published_by else "",
        values=row.values,
        digest=row.digest,
    )
