"""The books' own models are left out on purpose: only `payouts.books` touches them."""

from payouts.models import books as _books  # noqa: F401  (Django has to find them)
from payouts.models.distribution import Distribution
from payouts.models.income import Category, Cost, Sale
from payouts.models.payee import Payee
from payouts.models.policy import Policy
from payouts.models.proposal import Computation, Proposal, Share, State

__all__ = [
    "Category",
    "Computation",
    "Cost",
    "Distribution",
    "Payee",
    "Policy",
    "Proposal",
    "Sale",
    "Share",
    "State",
]
