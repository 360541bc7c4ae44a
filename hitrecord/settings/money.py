"""How a profit is divided (basis points), how long a proposal stays open, how money leaves."""

from importlib.util import find_spec

from hitrecord import env
from hitrecord.settings.place import IS_DEVELOPMENT

COMPANY_BP = 5000
UPSTREAM_BP = 2000
_FORTNIGHT = 14 * 24 * 3600
PROPOSAL_WINDOW_SECONDS = env.integer(
    "PROPOSAL_WINDOW_SECONDS", _FORTNIGHT, minimum=0 if IS_DEVELOPMENT else _FORTNIGHT
)

WHYS_AN_HOUR = env.integer("WHYS_AN_HOUR", 10, minimum=1)
PAYOUT_FLOOR = env.integer("PAYOUT_FLOOR", 10, minimum=0)
_THREE_DAYS = 72 * 3600
PAYOUT_HOLD_SECONDS = env.integer(
    "PAYOUT_HOLD_SECONDS", _THREE_DAYS, minimum=0 if IS_DEVELOPMENT else _THREE_DAYS
)
CLAIM_LINK_DAYS = env.integer("CLAIM_LINK_DAYS", 60, minimum=1)
UNCLAIMED_AFTER_DAYS = env.integer("UNCLAIMED_AFTER_DAYS", 3 * 365, minimum=365)
UNCLAIMED_NOTICE_DAYS = 90
PAYOUT_DAY = env.integer("PAYOUT_DAY", 0, minimum=0, maximum=28)
PAYOUT_ANSWER_DAYS = env.integer("PAYOUT_ANSWER_DAYS", 5, minimum=1)
TAX_FORM_FROM = env.integer("TAX_FORM_FROM", 600, minimum=0)
PAYOUT_PROVIDER = env.choice(
    "PAYOUT_PROVIDER", ("masspay", "stripe", "sandbox"), "sandbox" if IS_DEVELOPMENT else "masspay"
)
STRIPE_SECRET_KEY = env.text("STRIPE_SECRET_KEY", "")
STRIPE_WEBHOOK_SECRET = env.text("STRIPE_WEBHOOK_SECRET", "")
if PAYOUT_PROVIDER == "stripe" and not (STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET):
    env.refuse("PAYOUT_PROVIDER=stripe needs STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET.")
if (STRIPE_SECRET_KEY or STRIPE_WEBHOOK_SECRET) and find_spec("stripe") is None:
    env.refuse("Stripe needs its library: install requirements/stripe.txt, or set no STRIPE_….")
