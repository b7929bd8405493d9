"""What the commands about the holders of the key have in common."""

from abc import ABC, abstractmethod
from getpass import getpass
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.queries import id_of
from counselling.core.errors import Refused


class HolderCommand(ABC, BaseCommand):
    """Asks names on the command line and words at the prompt, and prints what the verb returns."""

    #: People the verb is about, as it names them.
    people: tuple[str, ...] = ()
    asks_words = True

    def add_arguments(self, parser: CommandParser) -> None:
        for person in self.people:
            parser.add_argument(person.removesuffix("_id"), help="somebody's name for signing in")

    def handle(self, *args: Any, **options: Any) -> None:
        named = {person: self._id(options[person.removesuffix("_id")]) for person in self.people}
        words = {"passphrase": getpass("Seven words: ")} if self.asks_words else {}
        try:
            said = self.do(**named, **words)
        except Refused as refused:
            raise CommandError(" ".join([refused.reason, *refused.details.values()])) from None
        self.stdout.write(said or "Done.")

    @abstractmethod
    def do(self, **asked: Any) -> str | None:
        """Call the one verb."""

    def _id(self, username: str) -> int:
        found = id_of(username)
        if found is None:
            message = f"There is nobody called '{username}'."
            raise CommandError(message)
        return found
