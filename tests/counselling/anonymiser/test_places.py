import pytest

from tests.counselling.anonymiser.talks import gone, left_of

SAID = [
    ("ik woon in de tulpenlaan 12 in zottegem", ["tulpenlaan 12", "zottegem"]),
    ("rue de la Fontaine 31, 4000 Liège", ["rue de la Fontaine 31", "4000 Liège"]),
    ("we staan op de Grote Markt", ["Grote Markt"]),
    ("aan station brugge", ["brugge"]),
    ("ze woont in boom", ["boom"]),
    ("j'habite au 12 rue Neuve", ["12 rue Neuve"]),
    ("hij woont Zevenbergen 14", ["Zevenbergen 14"]),
    ("hij komt uit Quelimbo", ["Quelimbo"]),
    ("ik wacht in het park Wolvendael", ["Wolvendael"]),
    ("we gaan straks naar de kouter rijden", ["kouter"]),
    ("ze weten mijn straat, kouterveld 8", ["kouterveld 8"]),
    ("ik neem de trein vanuit Landen", ["Landen"]),
    ("mercredi au parc des Roseaux", ["parc des Roseaux"]),
    ("van sint-niklaas naar Gent-Dampoort", ["sint-niklaas", "Gent-Dampoort"]),
]


@pytest.mark.parametrize(("text", "places"), SAID)
def test_streets_and_places_go(text: str, places: list[str]) -> None:
    assert gone(text) == places


@pytest.mark.parametrize(
    "text",
    [
        "aan de grote baan",
        "er staat een boom in de tuin",
        "in de winkelstraat",
        "onderweg naar huis",
        "naar de bib",
    ],
)
def test_words_that_are_places_elsewhere_stay(text: str) -> None:
    assert left_of(text) == [text]
