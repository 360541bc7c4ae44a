from typing import Any

from django.core.management.base import BaseCommand

from payouts import integrity


class Command(BaseCommand):
    help = "Check that the books balance and say what was published. Exit 1 and lines if not."

    def handle(self, *args: Any, **options: Any) -> None:
        found = list(integrity.problems())
        for line in found:
            self.stderr.write(line)
        if found:
            raise SystemExit(1)
        self.stdout.write("The books are in order.")
