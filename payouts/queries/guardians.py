"""Who is under age and said where their money goes, when nobody has checked that account yet."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from payouts.models import Destination, GuardianCheck, Minor


def unchecked() -> QuerySet[Minor]:
    """`said_at`: since when it waits."""
    newest = Destination.objects.filter(payee=OuterRef("payee")).order_by("-pk")
    marked = Minor.objects.standing().annotate(
        newest=Subquery(newest.values("pk")[:1]), said_at=Subquery(newest.values("made_at")[:1])
    )
    done = GuardianCheck.objects.filter(destination=OuterRef("newest"))
    return marked.filter(newest__isnull=False, payee__claimed_by=None).exclude(Exists(done))
