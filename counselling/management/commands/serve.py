"""Serves the service until interrupted."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from clbchat import journal, serve
from counselling.core import closing


class Command(BaseCommand):
    """Serves with Daphne; behind a proxy, several processes may serve one installation."""

    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--unix", default="", metavar="PATH", help="a unix socket, not a port")

    def handle(self, *args: Any, **options: Any) -> None:
        serve.refuse_without_keys()
        journal.refuse_without_journal()
        if closing.is_shut():
            # There may be no tables: what is served meanwhile needs none.
            self.stderr.write("The site is shut while a backup is brought back: finish 'restore'.")
        else:
            serve.refuse_demo_staff()
            serve.tell_of_missing_approvers()
        journal.tell_of_journal()
        serve.serve(host=options["host"], port=options["port"], unix=options["unix"])
