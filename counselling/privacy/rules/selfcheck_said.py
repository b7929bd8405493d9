"""What the self-check found, per item and problem, and what to do about it."""

from django.utils.translation import gettext_lazy as _

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
    ("rounds", "failed"): (
        _("Dit lukte de laatste keer niet: %(about)s."),
        _(
            "Lees wat ‘serve’ meldt. Het probeert telkens opnieuw; blijft dit rood, herstel dan wat het zegt."
        ),
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
