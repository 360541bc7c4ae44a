"""Do the books still say what they must? Each check answers sentences naming what is broken."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import connection

from hitrecord.foundation.currency import format_minor
from payouts.domain.guards import GUARDS

MONEY = {"booked", "said", "rest", "pooled"}

PAYOUTS = {
    "Person {person} was paid {booked} wrongly by the books, {said} by what is still to be set "
    "off.": """
        SELECT y.person_id AS person, currency, coalesce(held.sum, 0) AS booked,
               coalesce(said.sum, 0) AS said
          FROM (SELECT a.payee_id, a.currency, sum(b.debits - b.credits) AS sum
                  FROM payouts_account a JOIN payouts_balance b ON b.account_id = a.id
                 WHERE a.code LIKE '%:clawback:%' GROUP BY 1, 2) held
          FULL JOIN (SELECT c.payee_id, c.currency, sum(c.amount - c.netted) AS sum
                       FROM payouts_clawback c
                      WHERE c.confirmed_at IS NOT NULL AND c.let_go_at IS NULL GROUP BY 1, 2) said
         USING (payee_id, currency)
          JOIN payouts_payee y ON y.id = payee_id
         WHERE coalesce(held.sum, 0) <> coalesce(said.sum, 0)""",
    "Unclaimed money is {booked} by the books, {said} by what was kept apart.": """
        SELECT a.currency, b.credits - b.debits AS booked, coalesce(sum(u.amount), 0) AS said
          FROM payouts_account a JOIN payouts_balance b ON b.account_id = a.id
          LEFT JOIN payouts_unclaimed u ON u.currency = a.currency
               AND u.moved_at IS NOT NULL AND u.over_at IS NULL
         WHERE a.code = 'unclaimed:' || a.currency
         GROUP BY a.id, b.account_id HAVING b.credits - b.debits <> coalesce(sum(u.amount), 0)""",
    "On account {code} {booked} are on their way, the payouts on their way are {said}.": """
        SELECT a.code, a.currency, b.credits - b.debits AS booked,
               coalesce(sum(p.amount), 0) AS said FROM payouts_account a
          JOIN payouts_balance b ON b.account_id = a.id
          LEFT JOIN payouts_payout p ON p.payee_id = a.payee_id AND p.currency = a.currency
               AND p.state IN ('reserved', 'submitting', 'unknown', 'submitted')
         WHERE a.code = 'payee:' || a.payee_id || ':in-flight:' || a.currency
         GROUP BY a.id, b.account_id HAVING b.credits - b.debits <> coalesce(sum(p.amount), 0)""",
    "Payout {code} is {state} and has {paid} settling and {back} returning entries.": """
        SELECT p.reference AS code, p.state, count(s.id) AS paid, count(r.id) AS back
          FROM payouts_payout p
          LEFT JOIN payouts_entry s ON s.key = 'settle:payout:' || p.reference
          LEFT JOIN payouts_entry r ON r.key = 'return:payout:' || p.reference
         GROUP BY p.id
        HAVING count(s.id) <> (p.state IN ('paid', 'returned'))::int
            OR count(r.id) <> (p.state = 'returned')::int""",
    "Payout {code} is on its way without being set aside.": """
        SELECT p.reference AS code FROM payouts_payout p
         WHERE p.state NOT IN ('draft', 'approved', 'cancelled') AND NOT EXISTS
               (SELECT 1 FROM payouts_entry e WHERE e.key = 'reserve:payout:' || p.reference)""",
}

CHECKS = {
    "All lines of the books in {currency} add up to {booked}, not to zero.": """
        SELECT currency, sum(amount) AS booked FROM payouts_posting GROUP BY currency
        HAVING sum(amount) <> 0""",
    "“{what}” (entry {code}) has only {count} of the two lines in the books that it needs.": """
        SELECT coalesce(nullif(e.memo, ''), e.kind) AS what, e.key AS code, count(p.id)
          FROM payouts_entry e LEFT JOIN payouts_posting p ON p.entry_id = e.id
         GROUP BY e.id HAVING count(p.id) < 2""",
    "“{what}” (entry {code}) does not add up: {booked} are left over.": """
        SELECT coalesce(nullif(e.memo, ''), e.kind) AS what, e.key AS code, p.currency,
               sum(p.amount) AS booked
          FROM payouts_entry e JOIN payouts_posting p ON p.entry_id = e.id
         GROUP BY e.id, p.currency HAVING sum(p.amount) <> 0""",
    "The balance of account {code} is {said}, its lines say {booked}.": """
        SELECT a.code, a.currency, coalesce(b.credits - b.debits, 0) AS said,
               coalesce(p.held, 0) AS booked
          FROM payouts_account a
          LEFT JOIN payouts_balance b ON b.account_id = a.id
          LEFT JOIN (SELECT account_id, sum(-amount) AS held,
                            sum(greatest(amount, 0)) AS debits,
                            sum(greatest(-amount, 0)) AS credits
                       FROM payouts_posting GROUP BY account_id) p ON p.account_id = a.id
         WHERE (b.debits, b.credits) IS DISTINCT FROM
               (coalesce(p.debits, 0)::bigint, coalesce(p.credits, 0)::bigint)""",
    "Account {code} is overdrawn: {booked}.": """
        SELECT a.code, a.currency, b.credits - b.debits AS booked FROM payouts_account a
          JOIN payouts_balance b ON b.account_id = a.id
         WHERE a.no_overdraft AND b.credits < b.debits""",
    "What reverses “{what}” (entry {mirror}) is not the mirror of entry {code}.": """
        SELECT coalesce(nullif(e.memo, ''), e.kind) AS what, r.key AS mirror, e.key AS code
          FROM payouts_entry r JOIN payouts_entry e ON e.id = r.reverses_id
         WHERE EXISTS ((SELECT account_id, -amount FROM payouts_posting WHERE entry_id = e.id
                        EXCEPT ALL
                        SELECT account_id, amount FROM payouts_posting WHERE entry_id = r.id)
                       UNION ALL
                       (SELECT account_id, amount FROM payouts_posting WHERE entry_id = r.id
                        EXCEPT ALL
                        SELECT account_id, -amount FROM payouts_posting WHERE entry_id = e.id))""",
    "“{what}” (entry {code}) is about a {kind} that has no record any more.": """
        SELECT coalesce(nullif(e.memo, ''), e.kind) AS what, e.key AS code, e.kind
          FROM payouts_entry e
         WHERE (e.source_type = 'payouts.sale'
                AND NOT EXISTS (SELECT 1 FROM payouts_sale s WHERE s.id::text = e.source_id))
            OR (e.source_type = 'payouts.cost'
                AND NOT EXISTS (SELECT 1 FROM payouts_cost c WHERE c.id::text = e.source_id))
            OR (e.source_type = 'payouts.budget'
                AND NOT EXISTS (SELECT 1 FROM payouts_budget b WHERE b.id::text = e.source_id))""",
    "“{what}” (sale {code}) is {said} in its record and {booked} in the books.": """
        SELECT s.what, s.id AS code, s.currency, s.gross AS said,
               coalesce(-sum(p.amount), 0) AS booked
          FROM payouts_sale s
          LEFT JOIN payouts_entry e ON e.source_type = 'payouts.sale' AND e.source_id = s.id::text
          LEFT JOIN payouts_account a ON a.code =
               'production:' || s.production_id || ':revenue:' || s.currency
          LEFT JOIN payouts_posting p ON p.entry_id = e.id AND p.account_id = a.id
         GROUP BY s.id HAVING s.gross <> coalesce(-sum(p.amount), 0)""",
    "“{what}” (cost {code}) is {said} in its record and {booked} in the books.": """
        SELECT c.what, c.id AS code, c.currency, c.amount AS said,
               coalesce(sum(p.amount), 0) AS booked
          FROM payouts_cost c
          LEFT JOIN payouts_entry e ON e.source_type = 'payouts.cost' AND e.source_id = c.id::text
          LEFT JOIN payouts_account a ON a.code =
               'production:' || c.production_id || ':cost:' || c.currency
          LEFT JOIN payouts_posting p ON p.entry_id = e.id AND p.account_id = a.id
         GROUP BY c.id HAVING c.amount <> coalesce(sum(p.amount), 0)""",
    "“{what}” (budget {code}) is {said} in its record and {booked} in the books.": """
        SELECT u.what, u.id AS code, u.currency, u.amount AS said,
               coalesce(-sum(p.amount), 0) AS booked
          FROM payouts_budget u
          LEFT JOIN payouts_entry e ON e.source_type = 'payouts.budget' AND e.source_id = u.id::text
          LEFT JOIN payouts_account a ON a.code =
               'production:' || u.production_id || ':revenue:' || u.currency
          LEFT JOIN payouts_posting p ON p.entry_id = e.id AND p.account_id = a.id
         GROUP BY u.id HAVING u.amount <> coalesce(-sum(p.amount), 0)""",
    "“{what}” (adjustment {code}) is {said} in its record and {booked} in the books.": """
        SELECT a.reason AS what, a.id AS code, a.currency, coalesce(sum(p.amount), 0) AS booked,
               CASE WHEN a.confirmed_at IS NULL THEN 0 ELSE a.amount END AS said
          FROM payouts_adjustment a
          LEFT JOIN payouts_budget u ON u.adjustment_id = a.id
          LEFT JOIN payouts_entry e
            ON e.key IN ('adjustment:' || a.id, 'budget:' || coalesce(u.id, 0))
          LEFT JOIN payouts_posting p ON p.entry_id = e.id AND p.amount > 0
         GROUP BY a.id HAVING CASE WHEN a.confirmed_at IS NULL THEN 0 ELSE a.amount END
                              <> coalesce(sum(p.amount), 0)""",
    "Proposal {code} has {said} to split, but its shares and what nobody gets are {booked}.": """
        SELECT r.id AS code, r.currency, r.pool AS said,
               r.unallocated + coalesce(sum(s.amount), 0) AS booked FROM payouts_proposal r
          LEFT JOIN payouts_share s ON s.proposal_id = r.id WHERE r.opened_at IS NOT NULL
         GROUP BY r.id HAVING r.pool <> r.unallocated + coalesce(sum(s.amount), 0)""",
    "Proposal {code} gives {said} to company and contributors; in the books it is {booked}.": """
        SELECT r.id AS code, r.currency, r.company + r.pool AS said,
               coalesce(-sum(p.amount), 0) AS booked FROM payouts_distribution d
          JOIN payouts_proposal r ON r.id = d.proposal_id
          LEFT JOIN payouts_entry e ON e.key = 'distribution:' || r.id
          LEFT JOIN payouts_posting p ON p.entry_id = e.id AND p.amount < 0
         GROUP BY r.id HAVING r.company + r.pool <> coalesce(-sum(p.amount), 0)
             OR r.income - r.costs <> coalesce(-sum(p.amount), 0)""",
    "Proposal {code} gives the company {said} and the community pool {rest}; in the books it is "
    "{booked} and {pooled}.": """
        SELECT r.id AS code, r.currency, r.company AS said, r.unallocated AS rest,
               coalesce(-sum(p.amount) FILTER (WHERE a.code = 'company:' || r.currency), 0)
               AS booked,
               coalesce(-sum(p.amount) FILTER (WHERE a.code = 'community:' || r.currency), 0)
               AS pooled
          FROM payouts_distribution d JOIN payouts_proposal r ON r.id = d.proposal_id
          LEFT JOIN payouts_entry e ON e.key = 'distribution:' || r.id
          LEFT JOIN payouts_posting p ON p.entry_id = e.id
          LEFT JOIN payouts_account a ON a.id = p.account_id
         GROUP BY r.id HAVING (r.company, r.unallocated) IS DISTINCT FROM
               (coalesce(-sum(p.amount) FILTER (WHERE a.code = 'company:' || r.currency), 0),
                coalesce(-sum(p.amount) FILTER (WHERE a.code = 'community:' || r.currency), 0))""",
    "Proposal {code}: the share of person {person} is {said}, in the books it is {booked}.": """
        SELECT r.id AS code, s.person_id AS person, r.currency, s.amount AS said,
               coalesce(-sum(p.amount), 0) AS booked FROM payouts_distribution d
          JOIN payouts_proposal r ON r.id = d.proposal_id
          JOIN payouts_share s ON s.proposal_id = r.id
          LEFT JOIN payouts_payee y ON y.person_id = s.person_id
          LEFT JOIN payouts_account a
            ON a.code IN ('payee:' || y.id || ':payable:' || r.currency,
                          'payee:' || y.id || ':held:' || r.currency)
          LEFT JOIN payouts_entry e ON e.key = 'distribution:' || r.id
          LEFT JOIN payouts_posting p ON p.entry_id = e.id AND p.account_id = a.id
         GROUP BY r.id, s.id HAVING s.amount <> coalesce(-sum(p.amount), 0)""",
    "{booked} are held for person {person} by the books, {said} by the decisions that are still "
    "to be made.": """
        SELECT coalesce(held.sum, 0) AS booked, currency, person_id AS person,
               coalesce(said.sum, 0) AS said
          FROM (SELECT y.person_id, a.currency, sum(b.credits - b.debits) AS sum
                  FROM payouts_payee y JOIN payouts_account a ON a.payee_id = y.id
                  JOIN payouts_balance b ON b.account_id = a.id
                 WHERE a.code LIKE '%:held:%' GROUP BY 1, 2) held
          FULL JOIN (SELECT s.person_id, r.currency, sum(h.amount) AS sum
                       FROM payouts_hold h JOIN payouts_share s ON s.id = h.share_id
                       JOIN payouts_proposal r ON r.id = s.proposal_id
                       JOIN payouts_distribution d ON d.proposal_id = r.id
                      WHERE h.settled_at IS NULL GROUP BY 1, 2) said
         USING (person_id, currency)
         WHERE coalesce(held.sum, 0) <> coalesce(said.sum, 0)""",
    "Proposal {code}: the share of person {person} was held in revision {number}, and is not held "
    "any more.": """
        SELECT r.id AS code, s.person_id AS person, o.number FROM payouts_hold h
          JOIN payouts_share s ON s.id = h.share_id
          JOIN payouts_proposal o ON o.id = s.proposal_id
          JOIN payouts_proposal r ON r.revises_id = o.id AND r.opened_at IS NOT NULL
          LEFT JOIN payouts_share n ON n.proposal_id = r.id AND n.person_id = s.person_id
          LEFT JOIN payouts_hold m ON m.share_id = n.id
         WHERE h.settled_at IS NULL AND (h.carried_at IS NULL
            OR (h.source_id IS NULL AND h.claim_id IS NULL
                AND n.amount > coalesce(m.amount, 0)))""",
} | PAYOUTS

STANDING = """
SELECT t.tgname, md5(concat_ws(' ', c.relname, p.proname, t.tgtype, t.tgdeferrable,
                     t.tginitdeferred, t.tgqual IS NULL, cardinality(t.tgattr::int2[]),
                     p.prosecdef, p.prosrc))
  FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
 WHERE t.tgenabled IN ('O', 'A') AND NOT t.tgisinternal AND c.relname LIKE 'payouts\\_%'
UNION ALL
SELECT p.proname || '/' || p.pronargs, md5(p.prosrc) FROM pg_proc p
 WHERE p.proname LIKE 'payouts\\_%' AND p.pronargs > 0
"""
"""By name of a trigger what it is and does, and what the functions with arguments do that they
call, as fingerprints."""


def standing() -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute(STANDING)
        return dict(cursor.fetchall())


def problems() -> Iterator[str]:
    """Nothing when the books are in order."""
    found = standing()
    for guard in sorted(GUARDS):
        if guard not in found:
            yield f"The guard {guard} is missing or switched off."
        elif found[guard] != GUARDS[guard]:
            yield f"The guard {guard} does something else than it was made for."
    with connection.cursor() as cursor:
        for sentence, query in CHECKS.items():
            cursor.execute(query)
            names = [column.name for column in cursor.description or ()]
            for row in cursor.fetchall():
                yield _told(sentence, dict(zip(names, row, strict=True)))


def _told(sentence: str, row: dict[str, Any]) -> str:
    """With money as it is written; the queries name what is money by these words."""
    for name in MONEY & row.keys():
        row[name] = format_minor(int(row[name]), row["currency"])
    return sentence.format(**row)
