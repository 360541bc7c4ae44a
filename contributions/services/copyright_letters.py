"""What both sides of a copyright notice are told: authors on the site and by mail, the claimant,
who need not have an account, by mail."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone

from accounts.models import Event, User
from accounts.services.notices import notify
from accounts.services.outside_mail import to_outside
from accounts.telling.said import day_of, paragraphs
from accounts.telling.said import said as _
from contributions.domain.copyright import Stage
from contributions.models import CopyrightNotice


def tell(notice: CopyrightNotice, by: User | None, *, was: Stage) -> None:
    """Of the stage it came to; `was` the one it came from."""
    due = notice.answer_until or notice.due_at
    title = {"title": notice.work.title, "day": day_of(due) if due else ""}
    court = _("The court found for its authors.") if was == Stage.KEPT_DOWN else ""
    to_authors = _to_authors(notice) % title
    if to_authors:
        notify(
            recipients=User.objects.filter(
                person__authorships__version=notice.work.current_id, is_active=True
            ).distinct(),
            event=Event.MODERATED,
            subject=_("A copyright notice about “%(title)s”") % title,
            url=notice.get_absolute_url(),
            target=notice,
            key=f"copyright-{notice.pk}-{notice.stage}",
            body=paragraphs(court, to_authors, notice.reason if by else ""),
            actor=by.person if by else None,
        )
    with timezone.override(timezone.get_default_timezone()):  # whose clock they have nobody knows
        to_claimant = str(_to_claimant(notice) % title)
    more = notice.counter if notice.stage == Stage.COUNTERED else notice.reason if by else ""
    reference = _("Your notice has the number %(number)s.") % {"number": notice.pk}
    to_outside(
        to=notice.email,
        subject=_("Your copyright notice about “%(title)s”") % title,
        words="\n\n".join(filter(None, [court, to_claimant, more, reference])),
        path="/help/rights/#copyright",
        label=_("How copyright notices work here"),
    ).save()


def tell_received(notices: Sequence[CopyrightNotice], who: str) -> None:
    """Whoever has no account either, with what to name when they write again."""
    works = [
        _("Number %(number)s: “%(title)s”.") % {"number": each.pk, "title": each.work.title}
        for each in notices
    ]
    to_outside(
        to=who,
        subject=_("We have your copyright notice"),
        words="\n\n".join(
            [
                _("It is with our moderators, who forward it to the authors, refuse it or act."),
                *works,
                _("Name the number when you write to us. We write to you about each step."),
            ]
        ),
        path="/help/rights/#copyright",
        label=_("How copyright notices work here"),
    ).save()


def _to_authors(notice: CopyrightNotice) -> str:
    said = {
        Stage.FORWARDED: _(
            "Somebody says that it is theirs. Answer with a counter-notice until %(day)s, or it "
            "is taken down."
        ),
        Stage.REMOVED: _(
            "It was taken down, because somebody says that it is theirs. If that is wrong, send "
            "a counter-notice: then it comes back unless they go to court. Without one until "
            "%(day)s, what waits of its money may go to the others."
        ),
        Stage.COUNTERED: _("Your counter-notice is with the claimant, who has until %(day)s."),
        Stage.RESTORED: _over_for_authors(notice),
        Stage.KEPT_DOWN: _("It stays down: the claimant went to court."),
    }
    return said.get(Stage(notice.stage), "")


def _over_for_authors(notice: CopyrightNotice) -> str:
    """Only what is so: the notice came to nothing, which need not be all that kept it from view."""
    if notice.work.removed_at:
        return _(
            "This notice is settled and keeps it down no longer. It stays down all the same: "
            "another notice or a decision of our moderators still stands against it."
        )
    if notice.work.withdrawn_at:
        return _("This notice is settled. It stays withdrawn, as you left it, and you can show it.")
    if notice.taken_down_at is None:
        return _("This notice is settled: it stays as it is.")
    return _("It stands again as before.")


def _to_claimant(notice: CopyrightNotice) -> str:
    said = {
        Stage.REFUSED: _("We did not act on it."),
        Stage.FORWARDED: _("It was forwarded to the authors, who may answer until %(day)s."),
        Stage.REMOVED: _(
            "The work was taken down. Its authors may send a counter-notice; without one until "
            "%(day)s it counts against them."
        ),
        Stage.COUNTERED: _(
            "Its authors say under good faith that it is theirs. If you do not show us until "
            "%(day)s that you went to court, the work comes back."
        ),
        Stage.RESTORED: _over_for_claimant(notice),
        Stage.KEPT_DOWN: _("The work stays down."),
    }
    return said.get(Stage(notice.stage), "")


def _over_for_claimant(notice: CopyrightNotice) -> str:
    if notice.work.withdrawn_at:  # by whomever
        return _("Your notice keeps the work down no longer. It is not shown for other reasons.")
    if notice.taken_down_at is None:
        return _("Nothing follows from your notice: the work stays as it is.")
    return _("The work stands again.")
