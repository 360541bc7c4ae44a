"""``manage.py up``: the whole site on this machine, until Ctrl-C."""

import os
import sys
from argparse import ArgumentParser

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from hitrecord.embedded import AlreadyRunningError, held
from hitrecord.embedded.binaries import NoServerError
from hitrecord.embedded.console import Console
from hitrecord.embedded.site import Site
from hitrecord.embedded.spawn import die_with_parent
from hitrecord.embedded.supervisor import Supervisor


class Command(BaseCommand):
    help = "Run the whole site on this machine: database, broker, web, workers and beat."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--die-with-parent",
            action="store_true",
            help="Stop when the program that started this one is gone, even killed (Linux).",
        )

    def handle(self, *_args: object, **options: object) -> None:
        if options["die_with_parent"]:
            die_with_parent()
        os.chdir(settings.BASE_DIR)
        os.environ.setdefault("PYTHONUNBUFFERED", "1")
        console = Console()
        try:
            with held(settings.STATE_DIR) as places:
                Site(places, console, Supervisor(console)).run()
        except (NoServerError, AlreadyRunningError) as problem:
            raise CommandError(str(problem)) from None
        except BrokenPipeError:  # the reader of our lines is gone, and so are we
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
