"""`manage.py split FILE`: the split of a document, byte for byte the same on any machine."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from payouts.domain.derivation import derivation
from payouts.domain.document import DocumentError
from payouts.domain.explanation import explain
from payouts.domain.split import split
from payouts.management.documents import print_exactly, read_document, refusal


class Command(BaseCommand):
    help = "Print who gets what from the pool of a split document, as JSON."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", help="the split document, JSON")
        parser.add_argument("--explain", metavar="PERSON", help="print how one share comes about")

    def handle(self, *, file: str, explain: str | None = None, **options: Any) -> None:
        try:
            content = _answer(file, explain)
        except DocumentError as error:
            raise refusal(error) from error
        print_exactly(self.stdout, content)


def _answer(file: str, person: str | None) -> bytes:
    document = read_document(file)
    if person is None:
        return split(document).canonical()
    return derivation(explain(document, person)).encode()
