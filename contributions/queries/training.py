"""Which works may be used to train programs, for the files that programs read first."""

from __future__ import annotations

from django.urls import reverse

from contributions.models import Contribution

MOST = 1000


def allowed_addresses() -> list[str]:
    """Addresses of works whose authors allow it, newest first; every other page is reserved."""
    works = Contribution.objects.published().filter(may_train=True).newest_first()
    return [reverse("work", args=[pk]) for pk in works.values_list("pk", flat=True)[:MOST]]


def any_forbids() -> bool:
    return Contribution.objects.published().filter(may_train=False).exists()
