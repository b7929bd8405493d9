"""What the tables of the statistics are called, what they count, and what their rows say."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from counselling.conversation.rules import IAm, Level, Referral
from counselling.statistics.queries.networks import REST
from counselling.statistics.rules.counting import (
    ANSWERED,
    BETTER,
    CLOSED_WAITING,
    LEFT_BEFORE_ANSWER,
    LEFT_WAITING,
    NOBODY_CAME,
    NONE,
    SAME,
    WORSE,
)
from counselling.statistics.rules.tables import Topic, Why

Words = str | Promise

#: In the order of the page: what a table is called, and what it counts.
TABLES: Mapping[Topic, tuple[Words, Words]] = {
    Topic.OUTCOME: (_("Hoe het ging"), _("Iedereen die in de wachtrij kwam.")),
    Topic.LEFT_AFTER: (
        _("Wanneer iemand de wachtrij verliet"),
        _("Wie zelf wegging voor er iemand vrij was, na zo lang wachten."),
    ),
    Topic.TURNED_AWAY: (
        _("Geen plaats"),
        _("Wie het formulier verstuurde en niet in de wachtrij kon. Niet meegeteld in de andere tabellen."),
    ),
    Topic.WAIT: (_("Hoe lang iemand wachtte"), _("Tot iemand hen nam, van wie een antwoord kreeg.")),
    Topic.LENGTH: (_("Hoe lang een gesprek duurde"), _("Van het eerste antwoord tot het einde.")),
    Topic.STARS: (_("Sterren"), _("Van wie een antwoord kreeg, ook wie er geen gaf.")),
    Topic.MOOD: (
        _("Hoe iemand zich voelde, voor en na"),
        _("Vergeleken bij wie het voor én na het gesprek zei."),
    ),
    Topic.WEEKDAY: (_("Op welke dag"), _("Iedereen die in de wachtrij kwam.")),
    Topic.HOUR: (_("Op welk uur"), _("Iedereen die in de wachtrij kwam, op het uur van aankomst.")),
    Topic.WHO: (_("Met wie"), _("Zoals geregistreerd, van wie een antwoord kreeg.")),
    Topic.LEVEL: (_("Onderwijsniveau"), _("Zoals geregistreerd, van wie een antwoord kreeg.")),
    Topic.THEME: (_("Thema’s"), _("Zoals geregistreerd. Een gesprek kan er twee hebben, of geen.")),
    Topic.REFERRAL: (_("Doorverwezen naar"), _("Zoals geregistreerd, van wie een antwoord kreeg.")),
    Topic.NETWORK: (
        _("Per netwerk"),
        _("Het netwerk van wie antwoordde. Verborgen waar nooit drie van hen in dezelfde maand antwoordden."),
    ),
}  # fmt: skip

#: What has to be said besides of a table of several months.
SUM_NOTES: Mapping[Topic, Words] = {
    Topic.LEFT_AFTER: _("Een maand waarin dat verborgen is, telt niet mee."),
}
#: What has to be said besides where networks have no tables of their own.
NETWORK_NOTE = _("Andere cijfers per netwerk zijn er per schooljaar.")

WAITS: Mapping[str, Words] = {
    "0": _("minder dan 5 minuten"),
    "5": _("5 tot 10 minuten"),
    "10": _("10 tot 20 minuten"),
    "20": _("20 tot 30 minuten"),
    "30": _("30 tot 45 minuten"),
    "45": _("45 minuten of langer"),
}
ROWS: Mapping[Topic, Mapping[str, Words]] = {
    Topic.OUTCOME: {
        ANSWERED: _("Kreeg een antwoord"),
        LEFT_BEFORE_ANSWER: _("Ging weg voor het eerste antwoord"),
        NOBODY_CAME: _("Was er niet meer toen het hun beurt was"),
        LEFT_WAITING: _("Verliet de wachtrij"),
        CLOSED_WAITING: _("Wachtte nog toen de chat sloot"),
    },
    Topic.LEFT_AFTER: WAITS,
    Topic.TURNED_AWAY: {Why.FULL: _("De wachtrij was vol"), Why.CLOSED: _("De chat was net dicht")},
    Topic.WAIT: WAITS,
    Topic.LENGTH: {
        "0": _("minder dan 5 minuten"),
        "5": _("5 tot 15 minuten"),
        "15": _("15 tot 30 minuten"),
        "30": _("30 tot 45 minuten"),
        "45": _("45 tot 60 minuten"),
        "60": _("een uur of langer"),
    },
    Topic.STARS: {
        "1": _("1 ster"),
        "2": _("2 sterren"),
        "3": _("3 sterren"),
        "4": _("4 sterren"),
        "5": _("5 sterren"),
        NONE: _("Gaf geen sterren"),
    },
    Topic.MOOD: {
        BETTER: _("Beter dan voor het gesprek"),
        SAME: _("Hetzelfde"),
        WORSE: _("Slechter dan voor het gesprek"),
        NONE: _("Niet twee keer gezegd"),
    },
    Topic.WEEKDAY: {
        "0": _("Maandag"),
        "1": _("Dinsdag"),
        "2": _("Woensdag"),
        "3": _("Donderdag"),
        "4": _("Vrijdag"),
        "5": _("Zaterdag"),
        "6": _("Zondag"),
    },
    Topic.HOUR: {
        "0": _("voor 12 uur"),
        "12": _("12 tot 14 uur"),
        "14": _("14 tot 16 uur"),
        "16": _("16 tot 17 uur"),
        "17": _("17 tot 18 uur"),
        "18": _("18 tot 19 uur"),
        "19": _("19 tot 20 uur"),
        "20": _("20 tot 21 uur"),
        "21": _("21 tot 22 uur"),
        "22": _("vanaf 22 uur"),
    },
    # Of whom nothing was registered stands with the last choice of each.
    Topic.WHO: {
        IAm.PUPIL: IAm.PUPIL.label,
        IAm.PARENT: IAm.PARENT.label,
        IAm.TEACHER: IAm.TEACHER.label,
        IAm.OTHER: _("Iemand anders, of niet geregistreerd"),
    },
    Topic.LEVEL: {
        **{level.value: level.label for level in Level},
        Level.UNKNOWN: _("Niet bekend of niet geregistreerd"),
    },
    Topic.REFERRAL: {
        **{referral.value: referral.label for referral in Referral},
        Referral.NONE: _("Nergens, of niet geregistreerd"),
    },
    Topic.NETWORK: {NONE: _("Zonder netwerk"), REST: _("De andere netwerken samen")},
}
#: With how many minutes a band of waits ends; the last one has no end.
ENDS = {"0": 5, "5": 10, "10": 20, "20": 30, "30": 45}
QUARTERS = (_("eerste kwartaal"), _("tweede kwartaal"), _("derde kwartaal"), _("vierde kwartaal"))
#: In the file, of whom a number is that is no network's.
OF_ALL = _("alle netwerken")
HIDDEN = pgettext_lazy("a number", "verborgen")
