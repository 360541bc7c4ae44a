from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from hitrecord.backup import BackupError
from hitrecord.backup.at_hand import database_at_hand
from hitrecord.backup.making import make


class Command(BaseCommand):
    help = "Back the site up into a new folder: the database and every stored file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["folder"]
        try:
            with database_at_hand():
                rows, files = make(folder, timezone.now())
        except (BackupError, OSError) as problem:
            raise CommandError(f"{problem} This is no backup.") from None
        self.stdout.write(f"{rows} rows and {files} files lie in {folder}.")
        self.stdout.write(f"Try it: python manage.py restore {folder} --drill")
