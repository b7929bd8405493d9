"""The order of work: what the service knew first, then patterns, schools, places, people, and all of it again."""

from collections.abc import Iterable

from counselling.anonymiser.claims import Claim, Claims
from counselling.anonymiser.entities import Entities
from counselling.anonymiser.known import known_names
from counselling.anonymiser.lists import Lists, the_lists
from counselling.anonymiser.locations.places import places
from counselling.anonymiser.locations.streets import streets
from counselling.anonymiser.organisations.classes import classes
from counselling.anonymiser.organisations.finding import organisations
from counselling.anonymiser.people.answers import answers
from counselling.anonymiser.people.names import names
from counselling.anonymiser.people.weighing import Weighing
from counselling.anonymiser.reading import Reading
from counselling.anonymiser.spreading import spread
from counselling.anonymiser.structured.dates import dates
from counselling.anonymiser.structured.links import handles, links, mails
from counselling.anonymiser.structured.numbers import codes, ids, phones
from counselling.anonymiser.structured.spoken import said_handles
from counselling.anonymiser.talk import Found, Known, Mark, Marked, Talk


def find(talk: Talk, known: Iterable[Known] = ()) -> Found:
    """Return what to take out of each message, and what to ask the reviewer about."""
    reading, lists = Reading(talk), the_lists()
    claims = Claims(reading.texts)
    for claim in known_names(reading, known, lists):
        claims.add(claim)
    _add_patterns(reading, claims, lists)
    weighing = Weighing(reading)
    _add_sure(answers(reading), claims)
    questions = _add_sure((*streets(reading), *organisations(reading), *places(reading)), claims)
    questions += _add_sure(names(reading, weighing, claims), claims)
    for claim in (*spread(reading, claims, lists, weighing), *questions):
        claims.add(claim)
    return _found(reading, claims)


def _add_sure(found: Iterable[Claim], claims: Claims) -> list[Claim]:
    """Take what is sure, and return the rest: what was marked elsewhere comes before it."""
    questions = []
    for claim in found:
        if claim.sure:
            claims.add(claim)
        else:
            questions.append(claim)
    return questions


def _add_patterns(reading: Reading, claims: Claims, lists: Lists) -> None:
    for message, text in enumerate(reading.texts):
        for pattern in (mails, links, classes, ids, dates, phones, codes):
            for claim in pattern(message, text):
                claims.add(claim)
        for claim in (*said_handles(message, text, lists), *handles(message, reading.texts, lists)):
            claims.add(claim)


def _found(reading: Reading, claims: Claims) -> Found:
    entities = Entities(reading, claims)
    redactions: list[list[Mark]] = [[] for _ in reading.texts]
    suggestions: list[list[Mark]] = [[] for _ in reading.texts]
    for claim in claims:
        mark = Mark(
            claim.start, claim.end, claim.label, entities.number(claim), claim.why, claim.role
        )
        (redactions if claim.sure else suggestions)[claim.message].append(mark)
    return Found(
        tuple(
            Marked(tuple(sure), tuple(asked))
            for sure, asked in zip(redactions, suggestions, strict=True)
        )
    )
