"""Deciding about what was offered, and taking a decision back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import Event, User
from accounts.services.notices import Telling, tell
from accounts.telling.said import said as _
from contributions.models import Authorship
from hitrecord.foundation.locking import for_change
from projects.models import Credit, Decision, Phase, Place, Project, Submission, Verdict
from projects.models.call import SECOND_THOUGHTS
from projects.models.reason import read
from projects.services.permission import require_lead
from projects.services.plans import follow_decision
from projects.services.shown import require_shown

AT_ONCE = 500
"""So many are told of in one go."""


@transaction.atomic
def decide(
    *,
    submission: Submission,
    decision: str,
    by: User,
    now: datetime,
    reason: str = "",
    seen: int | None = None,
) -> Submission:
    """Accept, keep for later or decline. The first decision stands, except that a work kept for
    later may still be accepted or declined. `seen` is the verdict that whoever decides had before
    them (0: none): of two leads the second is told what the first did. Raises ValidationError.
    """
    locked = _locked(submission)
    require_lead(locked.project, by)
    _check(locked, seen)
    _check_shown(locked, decision)
    if decision == Decision.DECLINED and not reason.strip():
        raise ValidationError({"reason": _("Say why you decline it.")})
    return _write(locked, Decision(decision), by, now, reason.strip())


@transaction.atomic
def undo(*, submission: Submission, by: User, now: datetime, reason: str = "") -> Submission:
    """Take the decision back: it waits again. Raises ValidationError after a day, and for what is
    credited already."""
    locked = _locked(submission)
    require_lead(locked.project, by)
    if not locked.decision or locked.withdrawn_at:
        raise ValidationError(_("There is no decision to take back."))
    if locked.decided_at is None or locked.decided_at < now - SECOND_THOUGHTS:
        raise ValidationError(_("A decision can be taken back for a day. This one stands."))
    if _came_again(locked):
        raise ValidationError(
            _("It came again in a newer version. Decide about that one; this decision stands.")
        )
    if hasattr(locked, "amount_paid"):
        raise ValidationError(_("What its call promised is paid already, so the decision stands."))
    credited = Credit.objects.filter(
        version=locked.version, piece__production__project=locked.project
    )
    if credited.exists():
        raise ValidationError(_("It is on the cue sheet already, so the decision stands."))
    return _write(locked, "", by, now, reason.strip())


def _came_again(declined: Submission) -> bool:
    """Both would wait then, and both could be accepted and owed what the call promises."""
    there = Submission.objects.filter(project=declined.project_id, call=declined.call_id)
    newer = there.filter(withdrawn_at=None, version__gt=declined.version_id)
    return newer.filter(version__contribution=declined.version.contribution_id).exists()


def decline_all(*, project: Project, by: User, now: datetime, reason: str) -> None:
    """Whatever waits for a decision or was kept for later, for nobody will give one; the caller
    holds the project. In as many statements for one as for hundreds."""
    left = project.submissions.waiting()
    waiting = left.select_related("project", "version__contribution", "submitted_by")
    rows = list(for_change(waiting))
    said = {"decision": Decision.DECLINED, "decided_at": now, "decided_by": by, "reason": reason}
    project.submissions.filter(pk__in=[row.pk for row in rows]).update(**said)
    for row in rows:
        for name, value in said.items():
            setattr(row, name, value)
    once = {"decision": Decision.DECLINED, "reason": reason, "by": by, "at": now}
    verdicts = Verdict.objects.bulk_create(Verdict(submission=row, **once) for row in rows)
    placed = set(Place.objects.filter(submission__in=rows).values_list("submission", flat=True))
    for row in rows:
        if row.pk in placed:
            follow_decision(submission=row, by=by, now=now)
    _tell_in_parts(verdicts)


def take_up_again(*, project: Project, by: User, now: datetime, reason: str) -> None:
    """What `decline_all` declined with the archive is as it was before: kept for later with its
    words, by the lead who kept it, or waiting. The caller holds the project. In as many statements
    for hundreds of a lead as for one.
    """
    archived = project.phase_changes.filter(phase=Phase.ARCHIVED).last()
    declined = project.submissions.filter(decision=Decision.DECLINED, withdrawn_at=None)
    if archived is None:
        return
    there = declined.filter(decided_at=archived.at)
    rows = list(
        for_change(there.select_related("project", "version__contribution", "submitted_by"))
    )
    said: dict[int, list[Verdict]] = defaultdict(list)
    for verdict in Verdict.objects.filter(submission__in=rows).select_related("by__person"):
        said[verdict.submission_id].append(verdict)
    for row in rows:
        before = said[row.pk][-2:-1]
        kept = before[0] if before and before[0].decision == Decision.KEPT else None
        row.decision = kept.decision if kept else ""
        row.decided_at, row.decided_by = (kept.at, kept.by) if kept else (None, None)
        row.reason = kept.reason if kept else ""
    Submission.objects.bulk_update(rows, ["decision", "decided_at", "decided_by", "reason"])
    _tell_in_parts(
        Verdict.objects.bulk_create(
            Verdict(
                submission=row,
                decision=row.decision,
                reason=row.reason if row.decision else reason,
                by=row.decided_by or by,
                at=now,
            )
            for row in rows
        )
    )


def _locked(submission: Submission) -> Submission:
    """The project first, as whoever keeps its plan or its cue sheet does: a decision may change
    the plan. Raises ValidationError where nobody decides."""
    project = for_change(Project.objects).get(pk=submission.project_id)
    require_shown(project)
    if project.phase == Phase.ARCHIVED:
        raise ValidationError(_("This project is archived, so nothing is decided there any more."))
    return (
        for_change(Submission.objects)
        .select_related("project", "version__contribution", "submitted_by", "decided_by__person")
        .get(pk=submission.pk)
    )


def _check_shown(submission: Submission, decision: str) -> None:
    work = submission.version.contribution
    if decision != Decision.ACCEPTED or not work.withdrawn_at:
        return
    if work.removed_at:
        raise ValidationError(_("Staff took this work down, so it cannot be accepted."))
    raise ValidationError(_("Its authors withdrew this work, so it cannot be accepted."))


def _check(submission: Submission, seen: int | None) -> None:
    if submission.withdrawn_at:
        raise ValidationError(_("It was withdrawn in the meantime."))
    last = submission.verdicts.last()
    is_news = seen is not None and seen != (last.pk if last else 0)
    if submission.decision in {Decision.ACCEPTED, Decision.DECLINED} or is_news:
        who = submission.decided_by.person.credit_name if submission.decided_by else ""
        raise ValidationError(
            _("It is already decided: %(decision)s by %(name)s.")
            % {"decision": submission.get_decision_display(), "name": who}
            if submission.decision
            else _("Its decision was taken back in the meantime. Look at it once more.")
        )


def _write(
    submission: Submission, decision: str, by: User, now: datetime, reason: str
) -> Submission:
    submission.decision = decision
    submission.decided_at = now if decision else None
    submission.decided_by = by if decision else None
    submission.reason = reason if decision else ""
    submission.save(update_fields=["decision", "decided_at", "decided_by", "reason"])
    verdict = Verdict.objects.create(
        submission=submission, decision=decision, reason=reason, by=by, at=now
    )
    follow_decision(submission=submission, by=by, now=now)
    _tell([verdict])
    return submission


def _tell_in_parts(verdicts: Iterable[Verdict]) -> None:
    by_lead: dict[int, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        by_lead[verdict.by_id].append(verdict)
    for theirs in by_lead.values():
        for begin in range(0, len(theirs), AT_ONCE):
            _tell(theirs[begin : begin + AT_ONCE])


def _tell(verdicts: Sequence[Verdict]) -> None:
    """Of one person, at one time: whoever submitted a work hears of it, and its authors."""
    versions = [each.submission.version_id for each in verdicts]
    authors = Authorship.objects.filter(version__in=versions, person__user__isnull=False)
    concerned: dict[int, set[int]] = defaultdict(set)
    for each in verdicts:
        concerned[each.submission.version_id].add(each.submission.submitted_by_id)
    for version, user in authors.values_list("version", "person__user"):
        concerned[version].add(user)
    people = User.objects.in_bulk({pk for users in concerned.values() for pk in users})
    tell(
        [
            _telling(each, people[pk])
            for each in verdicts
            for pk in sorted(concerned[each.submission.version_id])
        ],
        event=Event.DECIDED,
        actor=verdicts[0].by.person,
    )


def _telling(verdict: Verdict, recipient: User) -> Telling:
    submission = verdict.submission
    sentence = {
        "": _("%(name)s looks at “%(work)s” once more for %(project)s"),
        Decision.ACCEPTED: _("%(name)s accepted “%(work)s” for %(project)s"),
        Decision.KEPT: _("%(name)s keeps “%(work)s” for later in %(project)s"),
        Decision.DECLINED: _("%(name)s declined “%(work)s” for %(project)s"),
    }[verdict.decision]
    work = submission.version.contribution
    words = {"work": work.title, "project": submission.project.title}
    return Telling(
        recipient=recipient,
        subject=sentence % {"name": verdict.by.person.credit_name, **words},
        body=read(verdict.reason),
        url=work.get_absolute_url(),
        target=submission,
        key=f"decided:{verdict.pk}",
    )
