"""What somebody reads behind their pick-up code: a heading and paragraphs, the same whatever was found."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from counselling.privacy.queries.answers import Waiting
from counselling.privacy.rules.desk import (
    Decision,
    Later,
    LetterKind,
    Outcome,
    RefusalGround,
    Right,
    last_day,
)

LATER = {
    Later.HARD: gettext_lazy("Je vraag is moeilijk. Daarom duurt het langer."),
    Later.MANY: gettext_lazy("Er zijn nu veel vragen. Daarom duurt het langer."),
}
#: What was done; it begins with "if", because nobody is told that there is a conversation.
DONE = {
    Right.RESTRICT: gettext_lazy("Vonden we een gesprek dat past bij wat je vertelde? Dan gebruikt niemand het nog."),
    Right.CORRECT: gettext_lazy("Zonder code kunnen we niets veranderen. Vonden we een gesprek dat past bij wat je vertelde? Dan gebruikt niemand het nog, want er klopt iets niet in."),
    Right.OBJECT: gettext_lazy("Vonden we een gesprek dat past bij wat je vertelde? Dan leert niemand eruit, en het telt niet meer mee bij wie vaak komt."),
    Right.ERASE: gettext_lazy("Vonden we een gesprek dat past bij wat je vertelde? Dan gebruikt niemand het nog. Op %(day)s wissen we het. Wie de gesprekscode heeft, kan tot dan nee zeggen."),
}  # fmt: skip
NEVER = gettext_lazy("We zeggen nooit of er zo’n gesprek is. Iemand anders kan doen alsof hij jou is. (AVG, artikel 11 en 12)")  # fmt: skip
REFUSED = {
    RefusalGround.NOT_PROVEN: gettext_lazy("Dit kan alleen met de gesprekscode. Zonder code weten we niet van wie een gesprek is. (AVG, artikel 11.2 en 12.6)"),
    RefusalGround.TOO_LITTLE: gettext_lazy("Je vertelde geen schuilnaam of geen dag. Zo kunnen we niet zoeken. Weet je die nog? Vraag het dan opnieuw. (AVG, artikel 11.2)"),
    RefusalGround.REPEATED: gettext_lazy("Deze vraag kwam al vaak, of er is duidelijk geen reden voor. (AVG, artikel 12.5)"),
    RefusalGround.NOT_OURS: gettext_lazy("Je vraag gaat niet over gegevens van deze chat."),
}  # fmt: skip
OUTCOMES = {
    Outcome.RIGHT: gettext_lazy("Je hebt gelijk: dit had niet mogen gebeuren."),
    Outcome.PARTLY: gettext_lazy("Je hebt voor een deel gelijk."),
    Outcome.WRONG: gettext_lazy("We vinden niet dat er iets fout ging."),
}


@dataclass(frozen=True)
class Answer:
    """What is shown."""

    heading: str
    paragraphs: list[str]


def in_words(waiting: Waiting) -> Answer:
    """Return what is shown of a letter."""
    if waiting.until is None:
        return Answer(_("Er is nog geen antwoord"), _not_yet(waiting))
    kept = _("Dit antwoord blijft staan tot %(day)s. Daarna wissen we het.")
    until = kept % {"day": _day(last_day(waiting.until))}
    return Answer(_("Ons antwoord"), [*_answer(waiting), until])


def _not_yet(waiting: Waiting) -> list[str]:
    came = _("Je schreef ons op %(day)s.") % {"day": _day(localdate(waiting.received_at))}
    due = _("Ten laatste op %(day)s staat hier een antwoord.") % {
        "day": _day(last_day(waiting.due_at))
    }
    return [came, *([str(LATER[Later(waiting.later)])] if waiting.later else []), due]


def _answer(waiting: Waiting) -> list[str]:
    if waiting.kind == LetterKind.REQUEST:
        return _of_request(waiting)
    outcome = [str(OUTCOMES[Outcome(waiting.outcome)])] if waiting.outcome in OUTCOMES else []
    words = waiting.words.splitlines() or [_looked_into()]
    agrees = [] if waiting.kind == LetterKind.CONTACT else [_elsewhere()]
    return [*outcome, *filter(None, words), *agrees]


def _looked_into() -> str:
    return _("We bekeken je klacht. Was er een gesprek dat past bij wat je vertelde? Dan keken twee mensen het na. We zeggen nooit of er zo’n gesprek is, en niet wat erin staat. Iemand anders kan doen alsof hij jou is.")  # fmt: skip


def _of_request(waiting: Waiting) -> list[str]:
    if waiting.decision == Decision.REFUSED:
        return [_("Dit doen we niet."), str(REFUSED[RefusalGround(waiting.ground)]), _elsewhere()]
    day = _day(localdate(waiting.erase_at)) if waiting.erase_at else ""
    return [str(DONE[Right(waiting.asked)]) % {"day": day}, str(NEVER), _elsewhere()]


def _elsewhere() -> str:
    authority = {"name": settings.DATA_AUTHORITY_NAME, "url": settings.DATA_AUTHORITY_URL}
    return _("Ben je het niet eens? Dien een klacht in. Dat kan bij ons, of bij de %(name)s: %(url)s") % authority  # fmt: skip


def _day(day: date) -> str:
    return date_format(day, "j F Y")
