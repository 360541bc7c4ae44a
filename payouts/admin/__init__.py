from payouts.admin import (
    batches,
    books,
    budgets,
    claims,
    freezes,
    held,
    objections,
    payees,
    proposals,
    records,
    shares,
)

__all__ = [
    "batches",
    "books",
    "budgets",
    "claims",
    "freezes",
    "held",
    "objections",
    "payees",
    "proposals",
    "records",
    "shares",
]
