"""A breach in words: its log, the notice to the authority, and the notice for everybody in three languages."""

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from counselling.console.forms.breaches import LOST, STEPS
from counselling.privacy.queries.breaches import Line, ReadBreach
from counselling.privacy.rules.breach import Clock, Lost, read_texts


@dataclass(frozen=True)
class ShownLine:
    """A line of the log in words."""

    title: str
    at: datetime
    by: str
    words: str
    figures: list[tuple[str, int]]


@dataclass(frozen=True)
class Letter:
    """A text to send or to publish."""

    title: str
    language: str
    paragraphs: list[str]


def shown_lines(breach: ReadBreach) -> list[ShownLine]:
    """Return the log, the oldest line first."""
    return [
        ShownLine(str(STEPS[line.step]), line.at, line.by, _words(line), _figures(line))
        for line in breach.lines
    ]


def _words(line: Line) -> str:
    if line.step == "told_public" and "until" in line.figures:
        day = date_format(date.fromisoformat(str(line.figures["until"])), "j F Y")
        until = _("Tot en met %(dag)s.") % {"dag": day}
        return f"{until}\n{read_texts(line.words)[settings.LANGUAGE_CODE]}"
    if line.step != "counted":
        return line.words
    return ", ".join(str(LOST[Lost(one)]) for one in line.words.split())


def _figures(line: Line) -> list[tuple[str, int]]:
    names = {
        "conversations": _("gesprekken"),
        "messages": _("berichten"),
        "sealed_addresses": _("verzegelde adressen"),
        "tagged": _("gesprekken met een kenteken"),
        "letters": _("vragen, klachten en berichten"),
    }
    return [(name, int(line.figures[key])) for key, name in names.items() if key in line.figures]


def letters_of(breach: ReadBreach) -> list[Letter]:
    """Return the texts, filled in with what is known; nothing before it was counted."""
    if breach.count is None:
        return []
    notices = [_for_everybody(breach.count, code) for code, _name in settings.LANGUAGES]
    return [_for_authority(breach, breach.count), *notices]


def proposed_notice(breach: ReadBreach) -> dict[str, str]:
    """Return the notice for everybody as it follows from what was counted, by language."""
    if breach.count is None:
        return {}
    return {
        code: "\n\n".join(_for_everybody(breach.count, code).paragraphs)
        for code, _name in settings.LANGUAGES
    }


def _for_authority(breach: ReadBreach, count: Line) -> Letter:
    late = breach.clock in (Clock.OVER, Clock.LATE)
    sure = _("De 72 uur zijn om; de reden staat in ons verslag.") if late else ""
    figures = ", ".join(f"{number} {name}" for name, number in _figures(count))
    done = [f"{line.title}, {_moment(line.at)}: {line.words}" for line in shown_lines(breach)[1:]]
    paragraphs = [
        _("Verantwoordelijke: %(name)s. %(address)s %(mail)s") % _organisation(),
        _("Gevonden op %(moment)s. %(late)s") % {"moment": _moment(breach.found_at), "late": sure},
        _("Wat er gebeurde: %(what)s") % {"what": breach.what},
        _("Het gaat over gesprekken van %(begin)s tot %(end)s: %(figures)s.")
        % {**_period(count), "figures": figures},
        _(
            "De mensen zijn vooral minderjarigen. De teksten kunnen gaan over gezondheid, gezin en seksualiteit."
        ),
        *_consequences(count),
        _(
            "We kennen van niemand naam, adres of nummer. Daarom zetten we een bericht op de site (AVG artikel 34, lid 3, c)."
        ),
        *done,
    ]
    return Letter(_("Melding aan de toezichthouder (AVG artikel 33)"), "nl", paragraphs)


def _consequences(count: Line) -> list[str]:
    read = count.figures
    return [
        _("De teksten kunnen gelezen worden: de sleutels zijn ook weg.")
        if read["readable_texts"]
        else _("De teksten zijn versleuteld en de sleutels lagen elders: ze zijn niet te lezen."),
        _("De internetadressen kunnen geopend worden.")
        if read["readable_addresses"]
        else _("De internetadressen zijn verzegeld en niet te openen."),
        _("Uit de kentekens kunnen internetadressen berekend worden.")
        if read["readable_tags"]
        else _("Uit de kentekens is zonder hun sleutels geen adres te halen."),
    ]


def _for_everybody(count: Line, language: str) -> Letter:
    with override(language):
        read = count.figures
        paragraphs = [
            _("Er ging iets mis met gegevens van deze chat. Dat spijt ons."),
            _("Het gaat over gesprekken van %(begin)s tot %(end)s.") % _period(count),
            _("Iemand kan gelezen hebben wat er in die gesprekken staat.")
            if read["readable_texts"]
            else _("Wat je schreef, was versleuteld. Zonder sleutel kan niemand het lezen."),
            _("Iemand kan weten vanaf welk internetadres er gechat werd.")
            if read["readable_addresses"] or read["readable_tags"]
            else _("Je internetadres was op slot en is dat nog."),
            _("We weten niet wie je bent. Daarom kunnen we het je alleen hier zeggen."),
            _("Met de code van je gesprek kan je het laten wissen, op de pagina Mijn gegevens."),
            _("Maak je je zorgen? Praat met ons, of bel gratis 102 (Awel). In gevaar? Bel 112."),
        ]
        return Letter(str(_("Bericht voor de site")), language, paragraphs)


def _organisation() -> dict[str, str]:
    return {
        "name": settings.ORGANISATION_NAME,
        "address": settings.ORGANISATION_ADDRESS,
        "mail": settings.PRIVACY_EMAIL or settings.ORGANISATION_EMAIL,
    }


def _period(count: Line) -> dict[str, str]:
    return {
        name: _moment(datetime.fromisoformat(str(count.figures[name]))) for name in ("begin", "end")
    }


def _moment(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "j F Y, H:i")
