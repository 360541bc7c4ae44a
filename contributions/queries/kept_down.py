"""What keeps a removed work down: copyright notices, and decisions about what was reported."""

from __future__ import annotations

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model

from contributions.domain.copyright import Stage
from contributions.models import Contribution, CopyrightNotice, Decision
from contributions.models.copyright import CopyrightNoticeQuerySet
from contributions.models.decision import DecisionQuerySet

_DOWN = [Stage.REMOVED.value, Stage.COUNTERED.value, Stage.KEPT_DOWN.value]


def notices_keeping_down(work: Contribution) -> CopyrightNoticeQuerySet:
    """A counter-notice changes nothing until the claimant's time is over."""
    taken = CopyrightNotice.objects.filter(work=work, taken_down_at__isnull=False)
    return taken.filter(stage__in=_DOWN)


def decisions_keeping_down(work: Contribution) -> DecisionQuerySet:
    return decisions_hiding(work)


def is_kept_down(work: Contribution, *, besides: int = 0) -> bool:
    """By a notice other than number `besides`, by a decision that stands, or by a moderator who
    took it down by hand."""
    return (
        notices_keeping_down(work).exclude(pk=besides).exists()
        or decisions_keeping_down(work).exists()
        or _is_down_by_hand(work)
    )


def _is_down_by_hand(work: Contribution) -> bool:
    """Whatever else took it down first left its own time on the work."""
    if work.removed_at is None:
        return False
    notices = CopyrightNotice.objects.filter(work=work, taken_down_at=work.removed_at)
    return not notices.exists() and not _removals(work).filter(at=work.removed_at).exists()


def decisions_hiding(thing: Model) -> DecisionQuerySet:
    """For whatever can be reported; the newest first."""
    return _removals(thing).standing()


def _removals(thing: Model) -> DecisionQuerySet:
    kind = ContentType.objects.get_for_model(thing)
    return Decision.objects.filter(removes=True, case__target_type=kind, case__target_id=thing.pk)
