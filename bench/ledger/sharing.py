"""A distribution to many people, and the same lines written by nothing but a sorted COPY."""

from __future__ import annotations

from datetime import date

from django.db import connection, transaction
from django.utils import timezone

from accounts.models import User
from contributions.models import Thread
from payouts import books
from payouts.models import Distribution, Proposal, Share
from payouts.proposing import distribution
from projects.models import Phase, Production, Project

SHARES = """
INSERT INTO payouts_share (proposal_id, person_id, grains, amount)
  SELECT %s, n, 1, 100 FROM generate_series(1, %s) n
"""
COPY = "COPY payouts_posting (entry_id, account_id, currency, amount) FROM STDIN (FORMAT BINARY)"


class Studio:
    """One production; a proposal for every round."""

    def __init__(self, people: int) -> None:
        self.people, self.rounds = people, 0
        self.by = User.objects.create(email="finn@studio.example", handle="finn")
        thread = Thread.objects.create()
        project = Project.objects.create(
            slug="film", title="Film", pitch="A film.", phase=Phase.OPEN, thread=thread,
            started_by=self.by,
        )  # fmt: skip
        self.production = Production.objects.create(project=project, slug="film", title="Film")

    def proposal(self) -> Distribution:
        pool = self.people * 100
        self._sell(2 * pool)
        with connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = replica")
            made = Proposal.objects.create(
                production=self.production, currency="USD", income=2 * pool, costs=0, company=pool,
                pool=pool, document_hash="0" * 64, drafted_by=self.by,
                thread=Thread.objects.create(), opened_at=timezone.now(), opened_by=self.by,
            )  # fmt: skip
            cursor.execute(SHARES, [made.pk, self.people])
            cursor.execute("SET session_replication_role = DEFAULT")
        assert Share.objects.filter(proposal=made).count() == self.people
        return Distribution.objects.create(proposal=made, made_by=self.by)

    def _sell(self, gross: int) -> None:
        self.rounds += 1
        lines = [
            (books.bank("USD"), gross),
            (books.revenue(self.production.pk, "USD"), -gross),
        ]
        key = f"sale:bench:{date.today()}:{self.rounds}"  # noqa: DTZ011 - only a name
        books.post(key=key, kind="sale", lines=lines, source=self.production)

    def shared_out(self, made: Distribution) -> None:
        with transaction.atomic():
            distribution.post(made, by=self.by)

    def copied(self, made: Distribution) -> None:
        """The floor: accounts are known, nothing is read, compared or fingerprinted."""
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO payouts_entry (key, fingerprint, kind, source_type, source_id, memo)"
                " VALUES (%s, '', 'distribution', 'bench', '1', '') RETURNING id",
                [f"copy:{made.pk}"],
            )
            (entry,) = cursor.fetchone()
            with cursor.copy(COPY) as copy:
                copy.set_types(["int8", "int8", "varchar", "int8"])
                copy.write_row((entry, 1, "USD", self.people * 100))
                for number in range(self.people):
                    copy.write_row((entry, 101 + number, "USD", -100))
