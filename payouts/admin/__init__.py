from payouts.admin import (
    batches,
    books,
    budgets,
    freezes,
    held,
    objections,
    proposals,
    records,
    shares,
)

__all__ = [
    "batches",
    "books",
    "budgets",
    "freezes",
    "held",
    "objections",
    "proposals",
    "records",
    "shares",
]
