"""Writing: balanced entries by their business identity, and their mirrors."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from django.db import IntegrityError, connection, models, transaction

from accounts.models import User
from payouts.models.books import Account, Entry, Posting

Lines = Sequence[tuple[Account, int]]
COVERED = "an_account_without_overdraft_stays_covered"
MANY = 200
COPY = "COPY payouts_posting (entry_id, account_id, currency, amount) FROM STDIN (FORMAT BINARY)"
COLUMNS = ("int8", "int8", "varchar", "int8")


class BooksError(Exception):
    """The books refused: a key was used again with other content, or lines make no sense."""


class Overdrawn(IntegrityError):
    """Less lies on an account than would leave it."""


@transaction.atomic
def post(
    *,
    key: str,
    kind: str,
    lines: Lines,
    source: models.Model,
    actor: User | None = None,
    memo: str = "",
    reverses: Entry | None = None,
) -> Entry:
    """Write one balanced entry. The same key with the same content answers the first one.

    Raises BooksError for the same key with other content and for lines that do not balance, and
    Overdrawn.
    """
    used = sorted(((one, amount) for one, amount in lines if amount), key=lambda line: line[0].pk)
    _check(used)
    content = _fingerprint(kind, used, source, reverses)
    entry, created = Entry.objects.get_or_create(
        key=key,
        defaults={
            "fingerprint": content,
            "kind": kind,
            "reverses": reverses,
            "source_type": source._meta.label_lower,
            "source_id": str(source.pk),
            "actor": actor,
            "memo": memo[:280],
        },
    )
    if not created:
        if entry.fingerprint != content:
            raise BooksError(f"The entry {key} exists with another content.")
        return entry
    try:
        _write(entry, used)
    except IntegrityError as broken:
        if _rule_of(broken) == COVERED:
            raise Overdrawn(str(broken)) from broken
        raise
    return entry


def reverse(
    *, of: str, key: str, source: models.Model, actor: User | None = None, memo: str = ""
) -> Entry:
    """Write the exact mirror of the entry with the key `of`. It can be reversed once."""
    entry = Entry.objects.get(key=of)
    mirrored = [(line.account, -line.amount) for line in entry.postings.select_related("account")]
    return post(
        key=key,
        kind="reversal",
        lines=mirrored,
        source=source,
        actor=actor,
        memo=memo,
        reverses=entry,
    )


def _write(entry: Entry, lines: Lines) -> None:
    """In the order of the accounts; many lines by COPY, which costs a third."""
    if len(lines) < MANY:
        Posting.objects.bulk_create(
            Posting(entry=entry, account=one, currency=one.currency, amount=amount)
            for one, amount in lines
        )
        return
    with connection.cursor() as cursor, cursor.copy(COPY) as copy:
        copy.set_types(COLUMNS)
        for one, amount in lines:
            copy.write_row((entry.pk, one.pk, one.currency, amount))


def _rule_of(broken: IntegrityError) -> str:
    """The name of the constraint that refused."""
    diag = getattr(broken.__cause__, "diag", None)
    return getattr(diag, "constraint_name", None) or ""


def _check(lines: Lines) -> None:
    if len(lines) < 2 or len({account.pk for account, _ in lines}) != len(lines):
        raise BooksError("An entry has at least two lines, each on its own account.")
    sums: dict[str, int] = {}
    for account, amount in lines:
        sums[account.currency] = sums.get(account.currency, 0) + amount
    if any(sums.values()):
        raise BooksError(f"The lines do not balance: {sums}.")


def _fingerprint(kind: str, lines: Lines, source: models.Model, reverses: Entry | None) -> str:
    said = {
        "kind": kind,
        "lines": [[account.code, account.currency, amount] for account, amount in lines],
        "source": [source._meta.label_lower, str(source.pk)],
        "reverses": reverses.key if reverses else None,
    }
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()
