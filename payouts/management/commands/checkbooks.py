from typing import Any

from django.core.management.base import BaseCommand

from payouts import freezing


class Command(BaseCommand):
    help = "Check the books. When they are broken: lines, exit 1, and payouts are frozen."

    def handle(self, *args: Any, **options: Any) -> None:
        found = freezing.check_books()
        for line in found:
            self.stderr.write(line)
        if found:
            raise SystemExit(1)
        self.stdout.write("The books are in order.")
