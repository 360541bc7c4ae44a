from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from hitrecord.foundation import sweeping


class Command(BaseCommand):
    help = "Remove stored files, older than two days, that no row of the database knows."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="Only say which.")

    def handle(self, *args: Any, **options: Any) -> None:
        act = sweeping.look if options["dry_run"] else sweeping.sweep
        found = act(timezone.now())
        if options["dry_run"]:
            for name in sorted(found.unknown):
                self.stdout.write(name)
        count = f"{len(found.unknown)} of {found.seen} old files stand in no row."
        if found.is_doubtful:
            raise CommandError(
                f"{count} That is too many to believe: nothing is removed. Is this the database "
                "these files belong to?"
            )
        self.stdout.write(count)
