"""Stripe's transfers in this process: the real library talks to it instead of to the network."""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

import stripe
from pytest_django import Settings

from payouts.providers.all import provider_named
from payouts.providers.stripe import Stripe

SECRET = "whsec_of_the_tests"


class FakeStripe(stripe.HTTPClient):
    """Keeps transfers by idempotency key, and fails as `mood` says."""

    name = "fake"

    def __init__(self) -> None:
        super().__init__()
        self.transfers: dict[str, dict[str, Any]] = {}
        self.mood = "ok"
        self.calls: list[str] = []
        self.accounts: dict[str, dict[str, Any]] = {}
        self.returns: dict[str, str] = {}

    def request(  # type: ignore[override]
        self, method: str, url: str, headers: Mapping[str, str] | None, post_data: Any = None
    ) -> tuple[str, int, Mapping[str, str]]:
        self.calls.append(f"{method} {urlsplit(url).path}")
        if self.mood == "silent":
            raise silence()
        if self.mood == "broken":
            return '{"error": {"message": "Oh."}}', 500, {}
        if "/v1/account" in url:
            return self._connected(method, urlsplit(url).path, parse_qs(post_data or ""))
        if method == "get":
            return json.dumps(self._listed(parse_qs(urlsplit(url).query))), 200, {}
        return self._create(dict(headers or {})["Idempotency-Key"], parse_qs(post_data))

    def _create(self, key: str, asked: dict[str, list[str]]) -> tuple[str, int, dict[str, str]]:
        if self.mood == "refuse":
            error = {"type": "invalid_request_error", "message": "No such destination."}
            return json.dumps({"error": error}), 400, {}
        if self.mood == "empty":
            error = {"type": "invalid_request_error", "code": "balance_insufficient"}
            return json.dumps({"error": error | {"message": "Insufficient."}}), 400, {}
        amount = int(asked["amount"][0])
        known = self.transfers.setdefault(
            key,
            {
                "id": f"tr_{len(self.transfers) + 1}",
                "object": "transfer",
                "amount": amount,
                "amount_reversed": 0,
                "currency": asked["currency"][0],
                "destination": asked["destination"][0],
                "transfer_group": asked["transfer_group"][0],
                "metadata": {"reference": asked["metadata[reference]"][0]},
                "reversed": False,
                "created": int(time.time()),
            },
        )
        if known["amount"] != amount:
            error = {"type": "idempotency_error", "message": "Same key, other money."}
            return json.dumps({"error": error}), 400, {}
        if self.mood == "silent after":
            raise silence()
        return json.dumps(known), 200, {}

    def _connected(
        self, method: str, path: str, asked: dict[str, list[str]]
    ) -> tuple[str, int, dict[str, str]]:
        """One account for each payee, and links into it."""
        if path == "/v1/account_links":
            self.returns = {name: asked[name][0] for name in ("refresh_url", "return_url")}
            there = f"https://connect.stripe.com/setup/{asked['account'][0]}/{len(self.calls)}"
            return json.dumps({"object": "account_link", "url": there}), 200, {}
        if method == "post":
            pk = f"acct_Payee{asked['metadata[payee]'][0]}"
            new = {"details_submitted": False, "capabilities": {"transfers": "inactive"}}
            known = self.accounts.setdefault(pk, {"id": pk, "object": "account"} | new)
        else:
            known = self.accounts[path.rsplit("/", maxsplit=1)[-1]]
        return json.dumps(known), 200, {}

    def _listed(self, query: dict[str, list[str]]) -> dict[str, Any]:
        group = query.get("transfer_group", [""])[0]
        found = [one for one in self.transfers.values() if group in ("", one["transfer_group"])]
        since = int(query.get("created[gte]", ["0"])[0])
        found = [one for one in found if one["created"] >= since]
        after = query.get("starting_after", [""])[0]
        ids = [one["id"] for one in found]
        rest = found[ids.index(after) + 1 :] if after else found
        return {
            "object": "list",
            "url": "/v1/transfers",
            "data": rest[:2],
            "has_more": len(rest) > 2,
        }

    def reverse(self, reference: str) -> None:
        one = self.transfers[reference]
        one["reversed"], one["amount_reversed"] = True, one["amount"]


def silence() -> Exception:
    return stripe.APIConnectionError("nobody answers")  # type: ignore[no-untyped-call]


def event(reference: str, what: str = "transfer.reversed", pk: str = "evt_1") -> bytes:
    about = {"object": "transfer", "transfer_group": reference}
    return json.dumps({"id": pk, "type": what, "data": {"object": about}}).encode()


def signed(body: bytes, secret: str = SECRET, at: float | None = None) -> str:
    when = int(at or time.time())
    proof = hmac.new(secret.encode(), f"{when}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={when},v1={proof}"


def stand_in(settings: Settings) -> Iterator[FakeStripe]:
    """While it is asked instead of Stripe."""
    settings.STRIPE_SECRET_KEY, settings.STRIPE_WEBHOOK_SECRET = "sk_test_x", SECRET
    provider, made = provider_named("stripe"), FakeStripe()
    assert isinstance(provider, Stripe)
    provider.http, provider._client = made, None
    yield made
    provider.http, provider._client = None, None
