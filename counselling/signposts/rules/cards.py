"""Which lines of a counsellor become a card on the visitor's page. Pure."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from counselling.signposts.rules.addresses import Address, addresses_in, may_hold_address

MOST_CARDS = 5
_GAP = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class Sign:
    """Something that counsellors point to: a site of the list, or a centre (CLB)."""

    kind: str
    #: Language to name; Dutch is always there.
    title: Mapping[str, str]
    href: Address | None = None
    phone: str = ""
    place: str = ""

    def title_in(self, language: str) -> str:
        """Return its name in a language."""
        return self.title.get(language) or self.title["nl"]

    def text_in(self, language: str) -> str:
        """Return what a counsellor sends: readable without a card."""
        title = self.title_in(language)
        if self.kind == "site" and self.href:
            return f"{title}: {self.href.href}"
        phone = f"Tel. {self.phone}" if self.phone else ""
        lines = (title, self.place, phone, self.href.href if self.href else "")
        return "\n".join(line for line in lines if line)


@dataclass(frozen=True, slots=True)
class Card:
    """A card as a visitor gets it: every text in the visitor's language; empty where there is none."""

    kind: str
    title: str
    href: str
    site: str
    phone: str
    tel: str
    place: str


@dataclass(frozen=True, slots=True)
class Signs:
    """All that may become a card, ready to be found."""

    by_host: Mapping[str, Sequence[Sign]] = field(default_factory=dict)
    #: The centres, by the first line of their text.
    by_line: Mapping[str, Sequence[Sign]] = field(default_factory=dict)

    @classmethod
    def of(cls, signs: Iterable[Sign]) -> "Signs":
        """Put signs in order; of two that hold an address the longer one wins."""
        hosts: dict[str, list[Sign]] = {}
        lines: dict[str, list[Sign]] = {}
        for sign in signs:
            if sign.href:
                hosts.setdefault(sign.href.host, []).append(sign)
            if sign.kind == "clb":
                lines.setdefault(sign.title["nl"], []).append(sign)
        for found in hosts.values():
            found.sort(key=lambda sign: -len(sign.href.path if sign.href else ""))
        for found in lines.values():
            found.sort(key=lambda sign: -len(sign.text_in("nl")))
        return cls(hosts, lines)

    def holding(self, address: Address) -> Sign | None:
        """Return the sign under which an address stands, if any."""
        return next(
            (
                sign
                for sign in self.by_host.get(address.host, ())
                if sign.href and sign.href.holds(address)
            ),
            None,
        )


@dataclass(frozen=True, slots=True)
class Carded:
    """The cards of a text, and what it says beside them."""

    cards: Sequence[Card]
    rest: str


def cards_of(text: str, signs: Signs, language: str) -> Carded | None:
    """Return the cards of a counsellor's text, or nothing where it stays a text."""
    cards: list[Card] = []
    rest = _take_centres(text, signs, language, cards)
    if may_hold_address(rest):
        rest = _take_addresses(rest, signs, language, cards)
    if not cards:
        return None
    return Carded(list(dict.fromkeys(cards))[:MOST_CARDS], _GAP.sub("\n\n", rest).strip())


def _take_centres(rest: str, signs: Signs, language: str, cards: list[Card]) -> str:
    for sign in _centres_in(rest, signs):
        block = sign.text_in("nl")
        if block in rest:
            rest = rest.replace(block, "", 1)
            cards.append(card_of(sign, sign.href, language))
    return rest


def _take_addresses(rest: str, signs: Signs, language: str, cards: list[Card]) -> str:
    for written, address in addresses_in(rest):
        sign = signs.holding(address)
        if sign is not None:
            rest = _without(rest, sign, written)
            cards.append(card_of(sign, address, language))
    return rest


def _centres_in(text: str, signs: Signs) -> Iterable[Sign]:
    # The text of a centre has at least two lines, or is its name alone: no place, phone or site known.
    if not signs.by_line or "\n" not in text:
        return ()
    return [sign for line in text.split("\n") for sign in signs.by_line.get(line, ())]


def _without(rest: str, sign: Sign, written: str) -> str:
    """Take out what the card says in full: name and address as they were inserted, or the address alone."""
    for title in sign.title.values():
        said = f"{title}: {written}"
        if said in rest:
            return rest.replace(said, "", 1)
    return "" if rest.strip() == written else rest


def card_of(sign: Sign, address: Address | None, language: str) -> Card:
    """Return the card of a sign that leads to this address, or to none."""
    return Card(
        kind=sign.kind,
        title=sign.title_in(language),
        href=address.href if address else "",
        site=address.shown if address else "",
        phone=sign.phone,
        tel="".join(digit for digit in sign.phone if digit in "+0123456789"),
        place=sign.place,
    )
