"""`manage.py royalties FILE`: later periods by the frozen grains of an allocation."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from payouts.domain.document import DocumentError
from payouts.domain.royalties import royalties, royalties_bytes
from payouts.management.documents import print_exactly, read_document, refusal


class Command(BaseCommand):
    help = "Print who gets what in every period of a royalties document, as JSON."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", help="the royalties document, JSON")

    def handle(self, *, file: str, **options: Any) -> None:
        try:
            content = royalties_bytes(royalties(read_document(file)))
        except DocumentError as error:
            raise refusal(error) from error
        print_exactly(self.stdout, content)
