"""What waits for the moderators: a report, two that were decided, of which one took a remark down,
and a copyright notice."""

from __future__ import annotations

from datetime import datetime

from accounts.models import User
from contributions.models import (
    Case,
    Comment,
    Contribution,
    CopyrightNotice,
    Grounds,
    Measure,
    Recommendation,
)
from contributions.services.comments import write
from contributions.services.copyright import Claimant, receive
from hitrecord.demo.seeding.past import days_before, happening
from hitrecord.demo.seeding.wall import Published
from hitrecord.moderation.deciding import decide
from hitrecord.moderation.reporting import report
from hitrecord.moderation.subjects import seen_by

CLAIM = Claimant(
    claimant="Imke Harms",
    email="imke@harbour.example",
    contact="2 Quay Street, Port Marrow",
    original="The bus in this drawing is traced from my photograph of the last 14 to the docks.",
)


def report_things(people: dict[str, User], published: Published, now: datetime) -> None:
    if Case.objects.exists() or CopyrightNotice.objects.exists():
        return
    words = "This is about whoever drew it and not about the drawing."
    remarks = Comment.objects.filter(withdrawn_at=None).order_by("pk")
    hearts = Recommendation.objects.exclude(sentence="").order_by("pk")
    things = [("comment", one.pk) for one in remarks[:2]]
    things += [("recommendation", one.pk) for one in hearts[:1]]
    for days, (kind, pk) in zip((5, 1, 1), things, strict=False):
        subject = seen_by(people["max"], kind, pk)
        if subject is None:
            continue
        with happening(at := days_before(now, days)):
            report(
                subject=subject,
                by=None,
                email="reader@harbour.example",
                grounds=Grounds.HARASSMENT,
                words=words,
                now=at,
            )
    _take_down(people, published["night-bus", 1].contribution, now)
    _warn(people, now)
    with happening(at := days_before(now, 2)):
        receive(works=[published["night-bus", 1].contribution], who=CLAIM, by=None, now=at)


def _take_down(people: dict[str, User], bus: Contribution, now: datetime) -> None:
    """Where the remark stood one sees that it is gone; whoever wrote it reads why, and may
    appeal."""
    with happening(at := days_before(now, 12)):
        remark = write(thread=bus.thread, author=people["joe"], text="She lives above the bakery.")
    Comment.objects.filter(pk=remark.pk).update(created_at=at)
    subject = seen_by(people["max"], "comment", remark.pk)
    if subject is None:
        return
    with happening(at := days_before(now, 11)):
        report(
            subject=subject,
            by=people["noor"],
            email="",
            grounds=Grounds.HARASSMENT,
            words="It says where I live.",
            now=at,
        )
        decide(
            case=Case.objects.open().get(target_id=remark.pk),
            by=people["max"],
            reason="It says where somebody lives. That stays out of every talk here.",
            removes=True,
            now=at,
        )


def _warn(people: dict[str, User], now: datetime) -> None:
    """The older one is decided: with a warning that changes nothing on the wall."""
    oldest = Case.objects.open().first()
    remark = oldest.target if oldest else None
    if oldest is None or not isinstance(remark, Comment) or remark.author == people["max"]:
        return
    with happening(at := days_before(now, 3)):
        decide(
            case=oldest,
            by=people["max"],
            reason="Say what you miss in the work. Who made it is not the question here.",
            measure=Measure.WARN,
            account=remark.author,
            now=at,
        )
