"""The books: double entry, signed minor units (+ debit, − credit), guarded by the database.

Only `payouts.books` writes here. What PostgreSQL refuses is in migration 0002.
"""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hitrecord.foundation.currency import format_minor
from payouts.domain.money import LARGEST_POSTING
from payouts.models.account_names import ADDS, account_name
from payouts.models.payee import Payee


class AccountKind(models.TextChoices):
    ASSET = "asset", _("asset")
    LIABILITY = "liability", _("liability")
    INCOME = "income", _("income")
    EXPENSE = "expense", _("expense")
    EQUITY = "equity", _("equity")


class Account(models.Model):
    """A named pot of one currency. Frozen from its first day; its balance row comes with it."""

    code = models.CharField(max_length=80, unique=True)
    kind = models.CharField(max_length=10, choices=AccountKind)
    currency = models.CharField(max_length=3)
    payee = models.ForeignKey(
        Payee, on_delete=models.PROTECT, null=True, blank=True, related_name="accounts"
    )
    no_overdraft = models.BooleanField(default=False)

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["id", "currency"], name="an_account_has_one_currency"),
            models.CheckConstraint(
                condition=Q(kind__in=AccountKind.values), name="kind_of_an_account_is_known"
            ),
        ]

    def __str__(self) -> str:
        return account_name(self.code, getattr(self, "production_title", ""))


class Entry(models.Model):
    """A balanced event. `key` is its business identity; `fingerprint` what it said.

    The database stamps `created_at`, and a column Django does not know, `created_xid`: postings
    are only accepted in the transaction that made the entry.
    """

    key = models.CharField(max_length=120, unique=True)
    fingerprint = models.CharField(max_length=64)
    kind = models.CharField(max_length=40)
    reverses = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="reversed_by"
    )
    source_type = models.CharField(max_length=60)
    source_id = models.CharField(max_length=40)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    memo = models.CharField(max_length=280, blank=True)
    created_at = models.DateTimeField(db_default=TransactionNow(), editable=False)

    class Meta:
        ordering = ["-id"]
        verbose_name_plural = "entries"
        indexes = [models.Index(fields=["source_type", "source_id"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(reverses=None) | ~Q(reverses=F("id")),
                name="an_entry_does_not_reverse_itself",
            )
        ]

    def __str__(self) -> str:
        kind = self.kind.capitalize()
        return self.memo if self.memo.startswith(kind) else f"{kind}: {self.memo or self.key}"


class Posting(models.Model):
    """One line of an entry."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="postings")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="postings")
    currency = models.CharField(max_length=3)
    amount = models.BigIntegerField(help_text=_("minor units, + debit, − credit"))

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["account", "id"]),
            models.Index(fields=["entry", "id"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "account"], name="an_entry_posts_to_an_account_once"
            ),
            models.CheckConstraint(
                condition=~Q(amount=0)
                & Q(amount__gte=-LARGEST_POSTING, amount__lte=LARGEST_POSTING),
                name="a_posting_moves_a_sensible_amount",
            ),
        ]

    def __str__(self) -> str:
        account = account_name(self.account.code, getattr(self, "production_title", ""))
        return f"{format_minor(self.amount, self.currency)}: {account}"

    @property
    def moved(self) -> int:
        """What came to a liability, or left it: the other sign."""
        return -self.amount


class Balance(models.Model):
    """The running sums of an account, kept by the database."""

    account = models.OneToOneField(
        Account, on_delete=models.PROTECT, primary_key=True, related_name="balance"
    )
    debits = models.BigIntegerField(default=0)
    credits = models.BigIntegerField(default=0)
    no_overdraft = models.BooleanField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(debits__gte=0, credits__gte=0), name="sums_of_a_balance_only_grow"
            ),
            models.CheckConstraint(
                condition=Q(no_overdraft=False) | Q(credits__gte=F("debits")),
                name="an_account_without_overdraft_stays_covered",
            ),
        ]

    def __str__(self) -> str:
        return f"balance of account {self.account_id}"

    @property
    def held(self) -> int:
        """Credits − debits, minor units: what a liability amounts to."""
        return self.credits - self.debits

    @property
    def told(self) -> str:
        """As people read it: more of an asset or of an expense is on the debit side."""
        of, kind = self.account, AccountKind(self.account.kind)
        there = -self.held if kind in (AccountKind.ASSET, AccountKind.EXPENSE) else self.held
        return f"{format_minor(there, of.currency)} {ADDS[kind]}"
