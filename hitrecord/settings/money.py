"""How a profit is divided, in basis points, and how long a proposal stays open."""

from hitrecord import env
from hitrecord.settings.place import IS_DEVELOPMENT

COMPANY_BP = 5000
UPSTREAM_BP = 2000
_FORTNIGHT = 14 * 24 * 3600
PROPOSAL_WINDOW_SECONDS = env.integer(
    "PROPOSAL_WINDOW_SECONDS", _FORTNIGHT, minimum=0 if IS_DEVELOPMENT else _FORTNIGHT
)
