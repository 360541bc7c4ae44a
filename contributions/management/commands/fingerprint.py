from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from contributions.seeking.backlog import searched_never, take_print, without_print


class Command(BaseCommand):
    help = (
        "Make the fingerprints of prepared files that have none, and search for what works may be"
        " built on where nobody has. Can be stopped and begun again at any time."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--at-most", type=int, default=0, help="files; 0 for all there are")

    def handle(self, *args: Any, **options: Any) -> None:
        made = 0
        for media in without_print(at_most=options["at_most"]):
            self.stdout.write(f"{media.pk} {media}: {take_print(media, timezone.now())}")
            made += 1
        searched = searched_never(timezone.now())
        self.stdout.write(f"{made} fingerprints made, {searched} searches ordered.")
