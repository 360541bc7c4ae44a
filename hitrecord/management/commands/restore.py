from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from hitrecord.backup import BackupError
from hitrecord.backup.at_hand import database_at_hand
from hitrecord.backup.drill import drill
from hitrecord.backup.restoring import restore


class Command(BaseCommand):
    help = "Restore a backup, after looking at all of it. Payouts stand still afterwards."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument(
            "--replace", action="store_true", help="Give up what is in the database now."
        )
        parser.add_argument(
            "--drill", action="store_true", help="Only try it, in a database of its own."
        )
        parser.add_argument(
            "--scratch",
            type=Path,
            help="Where a drill puts the files for the time it takes; beside the backup otherwise.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["folder"]
        try:
            with database_at_hand():
                if options["drill"]:
                    self.stdout.write(drill(folder, options["scratch"] or folder.resolve().parent))
                    return
                found = restore(folder, replace=options["replace"], say=self.stdout.write)
        except (BackupError, OSError) as problem:
            raise CommandError(str(problem)) from None
        if found:
            raise CommandError("\n".join(["The books are not in order:", *found]))
        self.stdout.write("The books are in order.")
