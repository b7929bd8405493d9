"""Somebody guesses the words of young people by the thousand, from one connection and from many."""

import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from counselling.visitor.limits import WRONG_WORDS, WRONG_WORDS_PER_TAG
from counselling.waiting_room.rules.words import meant, pair_of
from tests.failures.crowd import NO_LIMITS
from tests.people import Visitor
from tests.service import Service
from tests.web import Web

SETTINGS = {**NO_LIMITS, "TRUSTED_PROXIES": "127.0.0.1/32"}
FROM_ONE, FROM_MANY, AT_ONCE = 1000, 320, 60
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def tries(service: Service, words: str, address: str) -> int:
    """Type words at the door, behind this address, and return the answer's status."""
    body = f"words={words.replace(' ', '+')}".encode()
    web = Web(service.origin, service.ports[0])
    return web.ask("POST", "/chat/terug/", body, {**FORM, "X-Forwarded-For": address}).status


def guesses(right: str, count: int) -> list[str]:
    """Return pairs of our own lists that are not the right one."""
    pairs = (pair_of("nl", number * 179) for number in range(count + 1))
    return [pair for pair in pairs if meant(pair) != meant(right)][:count]


async def words_of(visitor: Visitor) -> str:
    page = await visitor.web.get("/chat/")
    found = re.search(r"data-words[^>]*>([^<]+)<", page.text)
    assert found is not None
    return found[1]


async def test_thousands_of_guesses_find_nobody_and_others_still_get_in(tmp_path: Path) -> None:
    with Service(tmp_path, settings=SETTINGS) as service:
        noor = Visitor(service, "Noor")
        await noor.arrive()
        words = await words_of(noor)
        from_one_connection(service, words)
        from_many(service, words)
        # While so many guess, even the right words do not take a visit away from whoever is in it.
        assert tries(service, words, "192.0.2.1") == 422
        await noor.hang_up()
        await noor.web.get("/weg/")
        answer = await noor.web.post("/chat/terug/", {"words": words})
        assert (answer.status, answer.location) == (303, "/chat/")
        assert (await noor.connect())["state"] == "waiting"
        await Visitor(service, "Sam").arrive()
        assert not service.alarms()


def from_one_connection(service: Service, words: str) -> None:
    """Guess and guess; the right words are among them, and come too late."""
    typed = guesses(words, FROM_ONE)
    typed[FROM_ONE // 2] = words
    told = Counter(tries(service, one, "198.51.100.7") for one in typed)
    assert told == {422: WRONG_WORDS_PER_TAG, 429: FROM_ONE - WRONG_WORDS_PER_TAG}


def from_many(service: Service, words: str) -> None:
    """Guess once from each of many connections, more than children who mistype."""
    assert FROM_MANY > WRONG_WORDS
    addresses = [f"203.0.{number // 250}.{number % 250}" for number in range(FROM_MANY)]
    typed = zip(guesses(words, FROM_MANY), addresses, strict=True)
    with ThreadPoolExecutor(AT_ONCE) as crowd:
        assert set(crowd.map(lambda one: tries(service, *one), typed)) == {422}
