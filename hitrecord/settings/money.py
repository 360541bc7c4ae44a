"""How a profit is divided, in basis points."""

COMPANY_BP = 5000
UPSTREAM_BP = 2000
