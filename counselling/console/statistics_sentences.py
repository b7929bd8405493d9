"""What a table of the statistics says, in a sentence made of its shown numbers alone."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from counselling.console.statistics_words import ENDS, ROWS
from counselling.statistics.queries.figures import Table
from counselling.statistics.rules.counting import ANSWERED, BETTER, NONE
from counselling.statistics.rules.middle import band_of
from counselling.statistics.rules.tables import Topic

#: What the rows of a table are called.
Words = Mapping[str, object]
MIDDLE, NINE_OF_TEN = 0.5, 0.9


def share_of(count: int | None, total: int | None) -> int | None:
    """Return a number's share of a total, of a hundred."""
    return None if count is None or not total else round(100 * count / total)


def percent(share: int | None) -> str:
    """Return a share as people write it; between a figure and its sign no line ends."""
    return f"{share}\u00a0%"


def sentence_of(topic: Topic, table: Table, names: Words, started: int) -> str:
    """Return what a table says, in a sentence."""
    if table.total is None:
        return _("Dit zijn er te weinig om te tonen.")
    if not table.total:
        return _("Er was altijd plaats.") if topic == Topic.TURNED_AWAY else _("Niemand.")
    told = SENTENCES.get(topic)
    return (told(table, started) if told else "") or _most(table.rows, names, table.total)


def _most(rows: Mapping[str, int | None], names: Words, total: int) -> str:
    shown = {key: count for key, count in rows.items() if count}
    if not shown:
        return _("De aantallen zijn hier te klein om te tonen; samen zijn het er %(total)s.") % {
            "total": total
        }
    most = max(shown, key=lambda key: shown[key])
    return _("Het vaakst: %(name)s, %(count)s van %(total)s (%(share)s).") % {
        "name": names.get(most, most), "count": shown[most], "total": total,
        "share": percent(share_of(shown[most], total)),
    }  # fmt: skip


def _how_it_went(table: Table, started: int) -> str:
    answered = table.rows[ANSWERED] or 0
    return _(
        "%(answered)s van %(total)s kregen een antwoord (%(share)s), %(rest)s kregen er geen."
    ) % {
        "answered": answered, "total": started, "share": percent(share_of(answered, started)),
        "rest": started - answered,
    }  # fmt: skip


def _stars(table: Table, _started: int) -> str:
    without, total = table.rows[NONE], table.total or 0
    if without is None:
        return ""
    return ngettext(
        "%(given)s van %(total)s gaf sterren, %(without)s gaven er geen.",
        "%(given)s van %(total)s gaven sterren, %(without)s gaven er geen.",
        total - without,
    ) % {"given": total - without, "total": total, "without": without}


def _mood(table: Table, _started: int) -> str:
    better, without = table.rows[BETTER], table.rows[NONE]
    if better is None or without is None:
        return ""
    paired = (table.total or 0) - without
    return _(
        "Van de %(paired)s die het twee keer zeiden, voelden %(better)s zich daarna beter (%(share)s)."
    ) % {"paired": paired, "better": better, "share": percent(share_of(better, paired))}


def _offered(table: Table, started: int) -> str:
    total = table.total or 0
    return _(
        "%(total)s keer was er geen plaats. Met de %(started)s in de wachtrij wilden er dus %(offered)s chatten."
    ) % {"total": total, "started": started, "offered": started + total}


def _wait(table: Table, _started: int) -> str:
    late = band_of(table.rows, table.total or 0, NINE_OF_TEN)
    found = [_in_the_middle(Topic.WAIT, table)]
    if late in ENDS:
        found.append(
            _("Negen op de tien wachtten minder dan %(minutes)s minuten.") % {"minutes": ENDS[late]}
        )
    return " ".join(filter(None, found))


def _length(table: Table, _started: int) -> str:
    return _in_the_middle(Topic.LENGTH, table)


def _in_the_middle(topic: Topic, table: Table) -> str:
    band = band_of(table.rows, table.total or 0, MIDDLE)
    if band is None:
        return ""
    return _("Wie in het midden staat (de mediaan van %(total)s): %(band)s.") % {
        "total": table.total, "band": ROWS[topic][band],
    }  # fmt: skip


SENTENCES = {
    Topic.OUTCOME: _how_it_went,
    Topic.WAIT: _wait,
    Topic.LENGTH: _length,
    Topic.STARS: _stars,
    Topic.MOOD: _mood,
    Topic.TURNED_AWAY: _offered,
}
