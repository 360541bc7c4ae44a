"""What people call an account of the books. Its code says what it is for, never whose it is: whose
money it is stands on one page alone, where looking is written down."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

NAMES = {
    "bank": gettext_lazy("Bank"),
    "fees": gettext_lazy("Kept by banks and payment services"),
    "company": gettext_lazy("The company"),
    "community": gettext_lazy("Community pool"),
    "unclaimed": gettext_lazy("Kept apart: nobody said where it should go"),
    "payable": gettext_lazy("Owed to a contributor"),
    "in-flight": gettext_lazy("On its way to a contributor"),
    "held": gettext_lazy("Held for a contributor"),
    "clawback": gettext_lazy("To be taken back from a contributor"),
    "revenue": gettext_lazy("%(production)s: sales"),
    "cost": gettext_lazy("%(production)s: costs"),
    "undistributed": gettext_lazy("%(production)s: profit to share out"),
}
ADDS = {
    "asset": gettext_lazy("there"),
    "expense": gettext_lazy("spent"),
    "liability": gettext_lazy("owed"),
    "income": gettext_lazy("earned"),
    "equity": gettext_lazy("kept"),
}
"""By kind of account what more of it means."""


def account_name(code: str, production: str | None = "") -> str:
    """`production`: its title, where somebody has it at hand."""
    first, *rest = code.split(":")
    if first == "provider":
        told = _("At the payment service %(name)s") % {"name": rest[0]}
    else:
        name = NAMES.get(rest[1] if len(rest) > 2 else first, code)
        told = name % {"production": production or _("Production %(n)s") % {"n": rest[0]}}
    return f"{told}, {rest[-1]}" if rest else code
