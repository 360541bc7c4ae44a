"""What follows once a transaction is through."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import transaction


def afterwards(act: Callable[..., Any], *given: Any, **named: Any) -> None:
    """`act`, after the commit; when it fails that is logged, and undoes nothing and fails nobody's
    page. No `partial` does for that: Django asks what failed for its name, and a partial has none.
    """

    def follow() -> None:
        act(*given, **named)

    transaction.on_commit(follow, robust=True)
