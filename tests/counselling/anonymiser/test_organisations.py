import pytest

from tests.counselling.anonymiser.talks import asked, gone, left_of

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
    ("ik zit op campus lindeveld", ["campus lindeveld"]),
    ("campus zilverreiger is de grootste", ["campus zilverreiger"]),
    ("elke zondag naar chiro sint-rumolda", ["chiro sint-rumolda"]),
    ("bij ksa sint-walburga is het leuk", ["ksa sint-walburga"]),
    ("het atheneum de poort gaat dicht", ["atheneum de poort"]),
    ("zijn zusje is in crèche pim'pon", ["crèche pim'pon"]),
    ("ik studeer op ter blauwe zonne", ["ter blauwe zonne"]),
    ("wij zitten in ter hulst", ["ter hulst"]),
    ("ik zit op school de kiekeboe", ["kiekeboe"]),
    ("ik zit op school 't kompas, in het 4de", ["kompas"]),
    ("we moesten in de aula van het kompas gaan staan", ["kompas"]),
    ("ik zit in de kastanje in lokeren", ["kastanje", "lokeren"]),
    ("ik slaap nu in mandenmakershuis", ["mandenmakershuis"]),
    ("mijn school heet de brug", ["brug"]),
    ("mijn school is de vlinder in temse", ["vlinder", "temse"]),
    ("we wonen in leefgroep zonnestraal", ["leefgroep zonnestraal"]),
    ("ik zat op t.i. sint-gummarus", ["t.i. sint-gummarus"]),
    ("ik zit op kompas college in genk", ["kompas college", "genk"]),
    ("hij is de directeur van Sint-Godelieve", ["Sint-Godelieve"]),
    ("ik zit in het zesde op de regenboog", ["regenboog"]),
    ("in de lagere school 't klavertje", ["klavertje"]),
    ("basisschool de vrije vlinder in aalst", ["basisschool de vrije vlinder", "aalst"]),
    ("ik dans bij dansschool arabesque", ["dansschool arabesque"]),
]
#: The same as French and English say it; in English, a Dutch article is a part of the name.
SAID_ABROAD = [
    ("fr", "je vais à l'institut du lac", ["institut du lac"]),
    ("fr", "à l’école des tilleuls ça va pas", ["école des tilleuls"]),
    ("fr", "mon école c’est les colombes", ["colombes"]),
    ("en", "i go to riverdale community school", ["riverdale community school"]),
    ("fr", "mon collège s'appelle le parc", ["parc"]),
    ("fr", "au collège notre dame", ["collège notre dame"]),
    ("en", "anika from 9B said so", ["anika", "9B"]),
    ("en", "im at ashbrook international", ["ashbrook international"]),
    ("en", "i go to st marys primary", ["st marys primary"]),
    ("en", "i am at de kastanje now", ["de kastanje"]),
]


@pytest.mark.parametrize(("text", "names"), SAID)
def test_schools_clubs_and_employers_go(text: str, names: list[str]) -> None:
    assert gone(text) == names


@pytest.mark.parametrize(("lang", "text", "names"), SAID_ABROAD)
def test_schools_in_french_and_english_go(lang: str, text: str, names: list[str]) -> None:
    assert gone(text, lang=lang) == names


def test_whose_head_or_teacher_it_is_may_be_a_school_and_is_asked() -> None:
    assert "zevensprong" in asked("de directeur van de zevensprong belde")


@pytest.mark.parametrize(
    "text",
    [
        "ik zit op school in de klas",
        "ik zit in het 4de",
        "om 4u of 5u",
        "ik ga naar de colruyt",
        "ik zit op de bus naar huis",
        "we gaan naar de chiro",
        "ik zit op school de hele dag alleen",
        "ik ga op school het liefst alleen zitten",
        "op de speelplaats van de lagere school",
        "de juf van de derde kleuterklas",
        "de aula van de universiteit",
        "op de campus spelen we",
        "de basisschool hiernaast",
        "ik kreeg van ten minste drie mensen een bericht",
        "hij is in ziekenhuis",
        "ik zit op het balkon",
        "mijn school is de beste",
        "vraag het bij een apotheek of de supermarkt",
    ],
)
def test_kinds_of_places_without_a_name_stay(text: str) -> None:
    assert left_of(text) == [text]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "mon école c'est les pires profs"),
        ("fr", "à l'école la récré c'est nul"),
        ("fr", "l'école du dimanche"),
        ("fr", "le centre de la ville"),
        ("en", "i go to a high school nearby"),
        ("en", "my primary school was fine"),
        ("en", "the international students"),
    ],
)
def test_kinds_of_places_in_french_and_english_stay(lang: str, text: str) -> None:
    assert left_of(text, lang=lang) == [text]
