import pytest

from tests.counselling.anonymiser.talks import gone, left_of

SAID = [
    ("ik zit op sint-gummarus", ["sint-gummarus"]),
    ("in het koninklijk atheneum Zottegem", ["koninklijk atheneum Zottegem"]),
    ("basisschool de zonnewijzer", ["basisschool de zonnewijzer"]),
    ("ik zit in 4LWeA", ["4LWeA"]),
    ("de 5de B doet mee", ["5de B"]),
    ("ik studeer aan de KU Leuven", ["KU Leuven"]),
    ("ik speel bij KVC Zottegem", ["KVC Zottegem"]),
    ("chiro Sparrewijk", ["chiro Sparrewijk"]),
    ("ik werk in de colruyt", ["colruyt"]),
    ("frituur 't Pleintje", ["frituur 't Pleintje"]),
    ("ik zit op den bernardus", ["bernardus"]),
    ("ik werk bij bakkerij Vermeulen", ["bakkerij Vermeulen"]),
    ("ik was bij roeiclub de zilvermeeuw", ["roeiclub de zilvermeeuw"]),
    ("stage bij Vermeulen schrijnwerken", ["Vermeulen schrijnwerken"]),
    ("in 't Korenhuis is het stil", ["Korenhuis"]),
    ("he is in Y9-Elm", ["Y9-Elm"]),
    ("hij zit in gi de Wende", ["gi de Wende"]),
]


@pytest.mark.parametrize(("text", "names"), SAID)
def test_schools_clubs_and_employers_go(text: str, names: list[str]) -> None:
    assert gone(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "ik zit op school in de klas",
        "ik zit in het 4de",
        "om 4u of 5u",
        "ik ga naar de colruyt",
        "ik zit op de bus naar huis",
        "we gaan naar de chiro",
    ],
)
def test_kinds_of_places_without_a_name_stay(text: str) -> None:
    assert left_of(text) == [text]
