"""Finding released transcripts: by their words, theme, difficulty, and what somebody wants to find again."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import Count, Exists, OuterRef, QuerySet

from counselling.conversation.queries.themes import name_of
from counselling.intervision.models import Favourite, Transcript

PAGE = 20
TABLE = "counselling_transcriptwords"
#: What each database makes of the same words: all of them, each as the beginning of a word that stands there.
MATCHING = {"sqlite": f"{TABLE} MATCH %s", "postgresql": "words @@ %s::tsquery"}


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What somebody looks for; `words` come from `asked_words`."""

    words: tuple[str, ...] = ()
    theme: int | None = None
    difficulty: int | None = None
    favourites: bool = False
    page: int = 1


@dataclass(frozen=True, kw_only=True)
class Card:
    """A transcript as the library lists it: nothing of what was said but the learning question."""

    id: UUID
    question: str
    theme: str
    age_band: str
    quarter: str
    difficulty: int
    composed: bool
    lines: int
    favourite: bool


@dataclass(frozen=True, slots=True)
class Found:
    """One page of what was found."""

    cards: list[Card]
    count: int
    page: int
    pages: int


def find(wanted: Wanted, staff_id: int) -> Found:
    """Return a page of the transcripts that fit, the newest first; a page beyond the last is the last."""
    rows = _fitting(wanted, staff_id)
    count = rows.count()
    pages = max(1, -(-count // PAGE))
    page = min(max(1, wanted.page), pages)
    shown = cards(rows, staff_id)[(page - 1) * PAGE : page * PAGE]
    return Found([_card(row) for row in shown], count, page, pages)


def cards(rows: QuerySet[Transcript], staff_id: int) -> QuerySet[Transcript]:
    """Return rows with what a card needs."""
    kept = Favourite.objects.filter(transcript=OuterRef("pk"), staff=staff_id)
    counted = rows.annotate(line_count=Count("lines"), is_favourite=Exists(kept))
    return counted.select_related("theme").order_by("-released_on", "id")


def card_of(transcript_id: UUID, staff_id: int) -> Card | None:
    """Return one transcript as a card; nothing for one that nobody may meet any more."""
    row = cards(Transcript.objects.filter(pk=transcript_id), staff_id).first()
    return _card(row) if row else None


def _fitting(wanted: Wanted, staff_id: int) -> QuerySet[Transcript]:
    rows = Transcript.objects.all()
    if wanted.words:
        rows = rows.filter(pk__in=_with_words(wanted.words))
    if wanted.theme:
        rows = rows.filter(theme=wanted.theme)
    if wanted.difficulty:
        rows = rows.filter(difficulty=wanted.difficulty)
    if wanted.favourites:
        rows = rows.filter(favourites__staff=staff_id)
    return rows


def _with_words(words: Collection[str]) -> list[UUID]:
    # Words are letters and digits alone, and quoted: nothing in them is a sign of either language.
    asked = (
        " ".join(f'"{word}" *' for word in words)
        if connection.vendor == "sqlite"
        else " & ".join(f"'{word}':*" for word in words)
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT transcript_id FROM {TABLE} WHERE {MATCHING[connection.vendor]}",  # noqa: S608 - names of ours
            [asked],
        )
        return [key if isinstance(key, UUID) else UUID(key) for (key,) in cursor.fetchall()]


def _card(row: Transcript) -> Card:
    counted = vars(row)
    return Card(
        id=row.pk,
        question=row.read("question", row.question),
        theme=name_of(row.theme) if row.theme else "",
        age_band=str(row.get_age_band_display()),
        quarter=row.quarter,
        difficulty=row.difficulty,
        composed=row.composed,
        lines=counted["line_count"],
        favourite=counted["is_favourite"],
    )
