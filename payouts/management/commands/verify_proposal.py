from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from payouts.computing.verification import first_difference
from payouts.models import Proposal


class Command(BaseCommand):
    help = "Replay a published proposal from its stored document and compare hash and amounts."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("id", type=int)

    def handle(self, *args: Any, **options: Any) -> None:
        found = Proposal.objects.filter(pk=options["id"]).exclude(document_hash="").first()
        if found is None:
            raise CommandError(f"There is no computed proposal {options['id']}.", returncode=2)
        difference = first_difference(found)
        if difference:
            self.stdout.write(difference)
            raise SystemExit(1)
        self.stdout.write(f"verified {found.document_hash}")
