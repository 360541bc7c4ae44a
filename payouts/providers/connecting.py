"""Connecting a payee's account at Stripe: Stripe asks them what it needs, on its own pages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

from django.utils.translation import gettext as _

from payouts.models import StripeAccount
from payouts.providers import Rejected, Unclear
from payouts.providers.all import provider_named
from payouts.providers.stripe import Stripe, library


def open_account(*, payee: int, email: str) -> str:
    """Its id; the same one each time for the same payee. Raises Rejected or Unclear."""
    with _answers() as client:
        made = client.accounts.create(
            params={
                "type": "express",
                "email": email,
                "capabilities": {"transfers": {"requested": True}},
                "metadata": {"payee": str(payee)},
            },
            options={"idempotency_key": f"account-of-payee-{payee}"},
        )
    return str(made.id)


def link(*, account: str, again: str, back: str) -> str:
    """An address that counts once, for minutes. `again`: where a worn one leads to."""
    with _answers() as client:
        made = client.account_links.create(
            params={
                "account": account,
                "refresh_url": again,
                "return_url": back,
                "type": "account_onboarding",
            }
        )
    return str(made.url)


def state_of(account: str) -> StripeAccount.State:
    with _answers() as client:
        found = client.accounts.retrieve(account).to_dict()
    if found.get("capabilities", {}).get("transfers") == "active":
        return StripeAccount.State.READY
    told = found.get("details_submitted")
    return StripeAccount.State.CHECKED if told else StripeAccount.State.BEGUN


@contextmanager
def _answers() -> Iterator[Any]:
    try:
        yield cast(Stripe, provider_named(Stripe.name)).client.v1
    except library().InvalidRequestError as no:
        raise Rejected(_("Stripe did not take it. Finance can say why.")) from no
    except library().StripeError as unclear:
        raise Unclear from unclear
