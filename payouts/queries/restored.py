"""Books that were restored have forgotten what left by file since. Only the service's own list, or
finance, can say what it was: our record of it was restored, too."""

from __future__ import annotations

from django.db.models import Q

from payouts.models import RESTORE, RESTORED_SERVICE, Finding, Freeze, Listing, Transfer

SERVICE = RESTORED_SERVICE.removeprefix(f"{RESTORE}/")


def stands() -> bool:
    """Payouts stand still after a restore."""
    return Finding.objects.filter(source=RESTORED_SERVICE, freeze__lifted_at=None).exists()


def untold(freeze: Freeze) -> list[Finding]:
    """Without an answer, and without the list that could give one."""
    left = freeze.findings.unanswered().filter(source=RESTORED_SERVICE)
    return [one for one in left if not _is_listed(one)]


def _is_listed(restored: Finding) -> bool:
    """By a list that was compared since, from the last payment known here to the restore."""
    known = Transfer.objects.filter(provider=SERVICE, made_at__lte=restored.found_at)
    last = known.order_by("-made_at").values_list("made_at", flat=True).first()
    begins = Q(first_day__lte=last.date()) if last else Q()
    return Listing.objects.filter(
        begins,
        provider=SERVICE,
        received_at__gt=restored.found_at,
        last_day__gte=restored.found_at.date(),
        finished_at__isnull=False,
    ).exists()
