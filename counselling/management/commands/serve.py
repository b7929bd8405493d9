"""Serves the service until interrupted."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from clbchat import serve


class Command(BaseCommand):
    """Serves with Daphne; behind a proxy, several processes may serve one installation."""

    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, **options: Any) -> None:
        serve.refuse_without_keys()
        serve.refuse_demo_staff()
        serve.serve(host=options["host"], port=options["port"])
