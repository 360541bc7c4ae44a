"""Who hears what: whom a decision is about, with the reasons; who reported it, the outcome."""

from __future__ import annotations

from collections.abc import Iterable

from accounts.models import Envelope, Event, User
from accounts.models.reason import parted
from accounts.services.notices import notify
from accounts.services.outside_mail import to_outside
from accounts.telling.said import day_of, labelled, paragraphs
from accounts.telling.said import said as _
from contributions.models import Decision, Measure
from hitrecord.moderation.kinds import kind_of


def outcome_of(decision: Decision) -> list[str]:
    """What was done, in sentences for whom it is about."""
    said: list[str] = []
    if decision.removes and decision.case.target:
        said.append(labelled(kind_of(decision.case.target).became))
    if decision.measure == Measure.WARN:
        said.append(_("This is a warning: your account stays as it is."))
    if decision.measure == Measure.LIMIT and decision.until:
        until = {"day": day_of(decision.until)}
        said.append(_("Until %(day)s you can look, but not write or publish.") % until)
    if decision.measure == Measure.SUSPEND:
        said.append(_("Your account is suspended. What you earned and your credits stay yours."))
    return said


def tell_decided(decision: Decision, people: Iterable[User]) -> None:
    """Of a dismissal only those who reported it hear."""
    label = decision.case.label
    if not decision.is_dismissal:
        how = _("You may appeal once, on the page of this decision: another moderator hears it.")
        notify(
            recipients=people,
            event=Event.MODERATED,
            subject=_("Staff decided about “%(what)s”") % {"what": label},
            url=decision.get_absolute_url(),
            target=decision,
            key=f"decision-{decision.pk}",
            body=paragraphs(*outcome_of(decision), *_reasons(decision), how),
        )
    _tell_reporters(decision, became_of(decision), "decided")


def _reasons(decision: Decision) -> tuple[str, str]:
    """What began with a sentence of ours is read in the language of each."""
    ours, words = parted(decision.reason)
    return (_(ours) if ours else ""), words


def became_of(decision: Decision) -> str:
    """For who reported it."""
    if decision.is_undone:
        return _("Another moderator heard an appeal and undid what was done about it.")
    if decision.is_dismissal:
        return _("A moderator looked at it and found nothing against the rules. It stays.")
    if decision.removes:
        return _("A moderator looked at it and took it down.")
    return _("A moderator looked at it and acted.")


def tell_reviewed(decision: Decision, people: Iterable[User]) -> None:
    label = {"what": decision.case.label}
    subject = _("Your appeal was granted: “%(what)s”") if decision.is_undone else ""
    notify(
        recipients=people,
        event=Event.MODERATED,
        subject=(subject or _("Your appeal was rejected: “%(what)s”")) % label,
        url=decision.get_absolute_url(),
        target=decision,
        key=f"decision-{decision.pk}-reviewed",
        body=decision.review,
    )
    if decision.is_undone:
        _tell_reporters(decision, became_of(decision), "undone")


def _tell_reporters(decision: Decision, became: str, key: str) -> None:
    """Members on the site; visitors who confirmed their address by mail, once. Then all addresses
    are forgotten."""
    case = decision.case
    reports = case.reports.select_related("by")
    subject = _("What you reported was decided: “%(what)s”") % {"what": case.label}
    notify(
        recipients=[one.by for one in reports if one.by],
        event=Event.REPORTED,
        subject=subject,
        url="/help/rights/#reports",
        target=case,
        key=f"case-{case.pk}-{key}",
        body=became,
    )
    from_outside = [one for one in reports if one.email and one.confirmed_at]
    Envelope.objects.bulk_create(
        [
            to_outside(
                to=one.email,
                subject=subject,
                words=became,
                path="/help/rights/#reports",
                label=_("How reports are decided"),
            )
            for one in from_outside
        ]
    )
    case.reports.filter(told_at=None).update(told_at=decision.at, email="")
