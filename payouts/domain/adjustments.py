"""The short list of what may be booked by hand, and the two accounts of each: (debit, credit)."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    TO_PROVIDER = "to provider"
    FROM_PROVIDER = "from provider"
    BANK_FEES = "bank fees"
    PROVIDER_FEES = "provider fees"
    BORNE = "fees borne"
    TAKEN = "taken"
    PUT_IN = "put in"
    GIVEN = "given"
    GRANT = "grant"
    GRANT_OUT = "grant out"


PAIRS: dict[Kind, tuple[str, str]] = {
    Kind.TO_PROVIDER: ("provider", "bank"),
    Kind.FROM_PROVIDER: ("bank", "provider"),
    Kind.BANK_FEES: ("fees", "bank"),
    Kind.PROVIDER_FEES: ("fees", "provider"),
    Kind.BORNE: ("company", "fees"),
    Kind.TAKEN: ("company", "bank"),
    Kind.PUT_IN: ("bank", "company"),
    Kind.GIVEN: ("company", "community"),
    Kind.GRANT: ("community", "revenue"),
    Kind.GRANT_OUT: ("community", "bank"),
}
AT_PROVIDER = frozenset(kind for kind, pair in PAIRS.items() if "provider" in pair)
