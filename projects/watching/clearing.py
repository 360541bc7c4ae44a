"""What leads threw away goes for good once nobody wants it back."""

from __future__ import annotations

from datetime import datetime

from contributions.publication.throwing_away import KEPT
from projects.models import CallDraft, Step


def clear(now: datetime) -> None:
    CallDraft.objects.thrown_away().filter(discarded_at__lt=now - KEPT).delete()
    Step.objects.removed().filter(removed_at__lt=now - KEPT).delete()
