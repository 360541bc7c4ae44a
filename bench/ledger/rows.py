"""Rows of the books. Their triggers are off while they are made; the balances are added up then."""

from __future__ import annotations

from django.db import connection

_PEOPLE = """
INSERT INTO accounts_person (id, key, credit_name, avatar)
  SELECT n, 'k' || n, 'Person ' || n, '' FROM generate_series(1, {people}) n;
INSERT INTO payouts_payee (id, person_id, email, threshold, created_at)
  SELECT n, n, '', 0, now() FROM generate_series(1, {people}) n;
INSERT INTO payouts_account (id, code, kind, currency, no_overdraft, payee_id)
  SELECT 100 + n, 'payee:' || n || ':payable:USD', 'liability', 'USD', true, n
  FROM generate_series(1, {people}) n;
INSERT INTO payouts_account (id, code, kind, currency, no_overdraft)
  VALUES (1, 'bank:USD', 'asset', 'USD', false);
"""
# The first payee is in every entry; three years of them.
_POSTINGS = """
INSERT INTO payouts_entry (id, key, fingerprint, kind, source_type, source_id, memo, created_at)
  SELECT n, 'earned:' || n, '', 'distribution', 'payouts.payee', n::text, 'Earned ' || n,
    now() - (1 + {entries} - n) * (interval '1000 days' / {entries})
  FROM generate_series(1, {entries}) n;
INSERT INTO payouts_posting (entry_id, account_id, currency, amount)
  SELECT n, CASE WHEN place = 0 THEN 1 ELSE a.account END, 'USD',
    CASE WHEN place = 0 THEN {each} * 100 ELSE -100 END
  FROM generate_series(1, {entries}) n, generate_series(0, {each}) place,
    LATERAL (SELECT CASE WHEN place = 1 THEN 101
      ELSE 101 + 1 + (n::bigint * 7919 + place - 2) % ({people} - 1) END AS account) a
  ORDER BY 1, 2;
"""
_AFTER = """
INSERT INTO payouts_balance (account_id, debits, credits, no_overdraft)
  SELECT a.id, coalesce(sum(greatest(p.amount, 0)), 0), coalesce(sum(greatest(-p.amount, 0)), 0),
    a.no_overdraft
  FROM payouts_account a LEFT JOIN payouts_posting p ON p.account_id = a.id GROUP BY a.id;
SELECT setval(pg_get_serial_sequence(t, 'id'), 1000000)
  FROM unnest(ARRAY['accounts_person', 'payouts_payee', 'payouts_account', 'payouts_entry']) t;
SET session_replication_role = DEFAULT;
ANALYZE;
"""


def fill(*, people: int, entries: int, each: int) -> None:
    """`each` payees of `people` in every one of the `entries`; they must be fewer."""
    sizes = {"people": people, "entries": entries, "each": each}
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        for statements in (_PEOPLE, _POSTINGS, _AFTER):
            cursor.execute(statements.format(**sizes))
