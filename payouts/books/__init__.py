"""The one door to the ledger: accounts by their codes, entries by their business identity.

Amounts are signed minor units, + debit and − credit. The database refuses whatever is wrong here;
entries are corrected by `reverse` only.

Posting locks the balances of its accounts, in their order, until the transaction ends. Whoever
needs other rows as well locks them before: clawbacks first, then payouts, then balances.
"""

from payouts.books.accounts import (
    at_provider,
    bank,
    clawback,
    community_pool,
    company,
    cost,
    fees,
    held,
    in_flight,
    payables,
    payables_of,
    revenue,
    unclaimed,
    undistributed,
)
from payouts.books.entries import BooksError, Overdrawn, post, reverse
from payouts.books.lines import (
    credited,
    credited_to_guests,
    earned_by,
    earned_since,
    lines_between,
    moved_since,
    owed_before,
    postings_to,
    quiet_since,
)
from payouts.books.paid import Earned, earned_of, gained_by, paid_of
from payouts.books.purses import (
    Purse,
    balances,
    community,
    community_lines,
    held_for,
    kept_apart,
    lock_balances,
    locked_balance,
    owed_in,
    payable_balances,
    payable_to,
    purse_of,
    purse_of_payee,
)
from payouts.books.years import paid_by_year, paid_to, paid_within, year_of_everybody, years_of
from payouts.models.books import Account, Balance, Entry, Posting

__all__ = [
    "Account",
    "Balance",
    "BooksError",
    "Earned",
    "Entry",
    "Overdrawn",
    "Posting",
    "Purse",
    "at_provider",
    "balances",
    "bank",
    "clawback",
    "community",
    "community_lines",
    "community_pool",
    "company",
    "cost",
    "credited",
    "credited_to_guests",
    "earned_by",
    "earned_of",
    "earned_since",
    "fees",
    "gained_by",
    "held",
    "held_for",
    "in_flight",
    "kept_apart",
    "lines_between",
    "lock_balances",
    "locked_balance",
    "moved_since",
    "owed_before",
    "owed_in",
    "paid_by_year",
    "paid_of",
    "paid_to",
    "paid_within",
    "payable_balances",
    "payable_to",
    "payables",
    "payables_of",
    "post",
    "postings_to",
    "purse_of",
    "purse_of_payee",
    "quiet_since",
    "revenue",
    "reverse",
    "unclaimed",
    "undistributed",
    "year_of_everybody",
    "years_of",
]
