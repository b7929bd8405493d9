"""The self-check in words: what each item is, what was found, and what to do."""

from django.utils.translation import gettext_lazy as _

from counselling.privacy.rules.selfcheck import Item

TITLES = {
    "headers": _("Antwoorden van de site: niets wordt onthouden of gedeeld"),
    "sweep": _("Wissen wat oud genoeg is"),
    "erasures": _("Wissen op vraag"),
    "keys": _("Sleutelbestanden"),
    "trail": _("Logboek: keten en anker"),
    "backup": _("Back-up"),
    "rehearsal": _("Oefening met een back-up"),
    "journal": _("Dagboek van wat gewist is"),
    "holders": _("Sleutelhouders"),
    "requests": _("Vragen over gegevens"),
    "letters": _("Klachten en berichten"),
    "recipients": _("Anderen verwittigen (AVG art. 19)"),
    "breaches": _("Datalekken"),
    "register": _("Register van wat we bewaren"),
    "outgoing": _("Niets naar buiten"),
    "statement": _("Privacyverklaring"),
}

#: Per item and problem: what was found, and what to do.
SAID = {
    ("headers", "wrong"): (
        _("Dit klopt niet: %(about)s."),
        _("Kijk na wat er aan de software of aan nginx veranderde."),
    ),
    ("sweep", "never"): (
        _("Er is nog nooit gewist."),
        _("Laat ‘serve’ lopen, of start ‘purge’ met de hand."),
    ),
    ("sweep", "late"): (
        _("Er is langer dan een dag niet gewist."),
        _("Start ‘purge’ met de hand en zoek waarom het stilviel."),
    ),
    ("sweep", "clock"): (
        _("De klok van deze computer klopt niet, dus wordt er niets gewist."),
        _(
            "Zet de klok juist. Is ze juist, zoals na lange stilstand? Start dan ‘purge --trust-clock’."
        ),
    ),
    ("sweep", "failed"): (
        _("Het wissen brak af."),
        _("Start ‘purge’ met de hand en lees wat het zegt."),
    ),
    ("erasures", "late"): (
        _("Gesprekken die al gewist hadden moeten zijn: %(about)s."),
        _(
            "Kijk na of het dagboek (ERASURE_JOURNAL) geschreven kan worden, en lees wat ‘serve’ meldt."
        ),
    ),
    ("keys", "missing"): (
        _("Dit sleutelbestand is er niet: %(about)s."),
        _("Zet het terug uit de kopie van de sleutels. Zie docs/keys.md."),
    ),
    ("keys", "open"): (
        _("Anderen op deze computer kunnen dit lezen: %(about)s."),
        _("Maak het alleen leesbaar voor de dienst: chmod 600, een map 700."),
    ),
    ("keys", "peppers"): (
        _("De sleutels van de kentekens doen het niet: %(about)s."),
        _("Zie docs/keys.md. De chat gaat door; niemand wordt herkend."),
    ),
    ("trail", "fault"): (
        _("De keten klopt niet vanaf regel %(about)s."),
        _("Start ‘audit_verify’ en lees docs/audit.md. Raak niets aan."),
    ),
    ("trail", "lost"): (
        _("De map met ankers is er niet of is niet te lezen."),
        _("Koppel de map van AUDIT_ANCHOR_DIR opnieuw."),
    ),
    ("trail", "late"): (
        _("Het anker van vandaag is er nog niet."),
        _("Kijk morgen opnieuw; blijft het weg, kijk dan de map na."),
    ),
    ("trail", "unset"): (
        _("Er is geen map voor ankers: wie de keten afknipt, valt niet op."),
        _("Geef AUDIT_ANCHOR_DIR een map op een andere computer."),
    ),
    ("backup", "none"): (_("Er is nog geen back-up."), _("Plan ‘backup’ elke nacht.")),
    ("backup", "late"): (
        _("De laatste back-up is van %(about)s."),
        _("Kijk na waarom ‘backup’ niet liep."),
    ),
    ("backup", "keys_late"): (
        _("De sleutels zijn niet mee gekopieerd sinds %(about)s."),
        _("Maak een back-up met ‘--keys’: elke dag heeft een eigen sleutel."),
    ),
    ("rehearsal", "late"): (
        _("Niemand zette de laatste 100 dagen een back-up terug om te oefenen."),
        _("Doe ‘restore --rehearse’ op een andere computer."),
    ),
    ("journal", "broken"): (
        _("Het dagboek ontbreekt, is beschadigd of hoort niet bij de laatste back-up."),
        _("Lees docs/backup.md voor je iets terugzet: wat gewist is, kan anders terugkomen."),
    ),
    ("journal", "beside"): (
        _("Het dagboek ligt op dezelfde schijf als de databank."),
        _("Zet ERASURE_JOURNAL op een andere schijf."),
    ),
    ("holders", "no_pair"): (
        _("Er is geen sleutelpaar: adressen worden niet bewaard."),
        _("Laat een coördinator het sleutelpaar maken."),
    ),
    ("holders", "key_changed"): (
        _("De publieke sleutel in de databank is niet die van de sleutelmap."),
        _("Laat niemand iets openen en lees docs/emergency.md."),
    ),
    ("holders", "few"): (
        _("Houders die zeker kunnen openen: %(about)s. Er zijn er twee nodig."),
        _("Laat houders oefenen, of voeg er een toe."),
    ),
    ("holders", "rotation"): (
        _("Iemand die niet meer mag openen, heeft nog een kopie."),
        _("Vervang het sleutelpaar."),
    ),
    ("holders", "unpractised"): (
        _("Houders die langer dan 90 dagen niet oefenden: %(about)s."),
        _("Vraag hen te oefenen."),
    ),
    ("requests", "overdue"): (
        _("Vragen die te laat zijn: %(about)s."),
        _("Antwoord vandaag, of verleng met een reden."),
    ),
    ("requests", "soon"): (
        _("Vragen waarvan de maand binnen een week om is: %(about)s."),
        _("Antwoord op tijd."),
    ),
    ("letters", "overdue"): (
        _("Klachten en berichten die te laat zijn: %(about)s."),
        _("Antwoord vandaag."),
    ),
    ("letters", "soon"): (
        _("Klachten en berichten waarvan de maand binnen een week om is: %(about)s."),
        _("Antwoord op tijd."),
    ),
    ("recipients", "overdue"): (
        _("Keren dat anderen al een maand niet hoorden wat gewist of verbeterd is: %(about)s."),
        _("Verwittig hen vandaag. Ze staan op de pagina Bezwaren."),
    ),
    ("recipients", "soon"): (
        _("Keren dat anderen al drie weken niet hoorden wat gewist of verbeterd is: %(about)s."),
        _("Verwittig hen. Ze staan op de pagina Bezwaren."),
    ),
    ("breaches", "over"): (
        _("Datalekken waarvan de 72 uur om zijn zonder beslissing: %(about)s."),
        _("Beslis nu over de melding aan de toezichthouder, en schrijf waarom het later is."),
    ),
    ("breaches", "runs"): (
        _("Datalekken waarvan de 72 uur lopen: %(about)s."),
        _("Tel wie het betreft en beslis op tijd."),
    ),
    ("register", "undeclared"): (
        _("Niet in het register: %(about)s."),
        _("Zet het in ‘personal_data’ van die kamer."),
    ),
    ("outgoing", "sends"): (
        _("Dit stuurt iets naar buiten: %(about)s."),
        _("Zet het uit: de privacyverklaring belooft dat het er niet is."),
    ),
    ("outgoing", "mail"): (
        _("Uitnodigingen voor medewerkers gaan langs de mailserver %(about)s."),
        _("Kijk na of die in de EU staat en of er een overeenkomst is."),
    ),
    ("outgoing", "command"): (
        _("Bij een noodsituatie loopt een eigen opdracht: %(about)s."),
        _("Kijk na dat die niets over jongeren meestuurt."),
    ),
    ("statement", "none"): (
        _("Er is nog geen versie gepubliceerd."),
        _("Publiceer ze op de pagina Privacyverklaring."),
    ),
    ("statement", "changed"): (
        _("De tekst van een gepubliceerde versie is veranderd: %(about)s."),
        _("Zet de oorspronkelijke tekst terug."),
    ),
    ("statement", "behind"): (
        _("Wat de software doet, is anders dan wat de laatste versie zegt."),
        _("Publiceer de volgende versie."),
    ),
}
WELL = _("In orde.")


def found(item: Item) -> str:
    """Return what was found, in a sentence."""
    said = SAID.get((item.name, item.problem))
    return str(said[0]) % {"about": item.about} if said else str(WELL)


def to_do(item: Item) -> str:
    """Return what to do about it, or nothing."""
    said = SAID.get((item.name, item.problem))
    return str(said[1]) if said else ""
