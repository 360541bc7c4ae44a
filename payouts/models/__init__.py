"""The books' own models are left out on purpose: only `payouts.books` writes them, and the admin
shows them."""

from payouts.models import acts as _acts  # noqa: F401  (the words of the log)
from payouts.models import books as _books  # noqa: F401  (Django has to find them)
from payouts.models.adjustment import Adjustment
from payouts.models.answer import AnswerFile
from payouts.models.claim import Claim
from payouts.models.clawback import Clawback
from payouts.models.clearance import Clearance
from payouts.models.comparison import Comparison
from payouts.models.destination import Destination, Method
from payouts.models.distribution import Distribution
from payouts.models.errand import Errand, Verb
from payouts.models.finding import BOOKS, RESTORE, RESTORED_SERVICE, Finding
from payouts.models.freeze import Freeze
from payouts.models.hold import Hold
from payouts.models.income import Budget, Category, Cost, Sale
from payouts.models.kept_back import KeptBack
from payouts.models.let_pass import LetPass
from payouts.models.letter import Letter
from payouts.models.listing import Disagreement, Listing
from payouts.models.minor import GuardianCheck, Minor
from payouts.models.objection import Objection, ObjectionAnswer, Wrong
from payouts.models.payee import Payee
from payouts.models.payout import Batch, Payout
from payouts.models.policy import Policy
from payouts.models.proposal import Computation, Pool, Proposal, Share, State
from payouts.models.reach import Reach
from payouts.models.stripe_account import StripeAccount
from payouts.models.tax_form import TaxForm
from payouts.models.telling import Telling
from payouts.models.transfer import Transfer
from payouts.models.unclaimed import Unclaimed
from payouts.models.waiver import Waiver, WaiverWord
from payouts.models.webhook import Webhook
from payouts.models.window import Window

__all__ = [
    "BOOKS",
    "RESTORE",
    "RESTORED_SERVICE",
    "Adjustment",
    "AnswerFile",
    "Batch",
    "Budget",
    "Category",
    "Claim",
    "Clawback",
    "Clearance",
    "Comparison",
    "Computation",
    "Cost",
    "Destination",
    "Disagreement",
    "Distribution",
    "Errand",
    "Finding",
    "Freeze",
    "GuardianCheck",
    "Hold",
    "KeptBack",
    "LetPass",
    "Letter",
    "Listing",
    "Method",
    "Minor",
    "Objection",
    "ObjectionAnswer",
    "Payee",
    "Payout",
    "Policy",
    "Pool",
    "Proposal",
    "Reach",
    "Sale",
    "Share",
    "State",
    "StripeAccount",
    "TaxForm",
    "Telling",
    "Transfer",
    "Unclaimed",
    "Verb",
    "Waiver",
    "WaiverWord",
    "Webhook",
    "Window",
    "Wrong",
]
