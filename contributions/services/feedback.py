"""Asking for feedback: what people should look at, and how blunt they may be."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import User
from contributions.models import Bluntness, Contribution, FeedbackRequest


@transaction.atomic
def ask(
    *, contribution: Contribution, question: str, bluntness: Bluntness, by: User, now: datetime
) -> None:
    """In the place of what was asked before; no question takes it back.

    Raises PermissionError for who is not an author.
    """
    if not Contribution.objects.made_by(by).filter(pk=contribution.pk).exists():
        raise PermissionError("only an author asks for feedback")
    if not question:
        FeedbackRequest.objects.filter(contribution=contribution).delete()
        return
    words = {"question": question, "bluntness": bluntness, "asked_by": by, "asked_at": now}
    FeedbackRequest.objects.update_or_create(contribution=contribution, defaults=words)
