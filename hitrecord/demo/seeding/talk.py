"""What the studio said to each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from accounts.models import User
from contributions.domain.anchors import Anchor
from contributions.models import Comment, Contribution, Recommendation, Thread, Version
from contributions.services import comments, recommending
from hitrecord.demo import content
from hitrecord.demo.content.things import Comment as Said
from hitrecord.demo.seeding.critique import answer, place_of
from hitrecord.demo.seeding.past import days_before, happening
from hitrecord.demo.seeding.wall import Published
from payouts.models import Proposal
from projects.models import Project


def thread_of_work(published: Published, key: str) -> Thread:
    return published[key, 1].contribution.thread


def thread_of_project(slug: str) -> Thread:
    return Project.objects.select_related("thread").get(slug=slug).thread


def thread_of_proposal(slug: str) -> Thread:
    return Proposal.objects.select_related("thread").get(production__slug=slug).thread


def talk(place: str, find: Callable[[str], Thread], cast: dict[str, User], now: datetime) -> None:
    """Say everything that was said on works, projects or proposals (`place`)."""
    for said in content.COMMENTS:
        where, _, key = said.on.partition(":")
        if where == place:
            _say(said, find(key), cast, days_before(now, said.days_ago))


def _say(said: Said, thread: Thread, cast: dict[str, User], at: datetime) -> None:
    if Comment.objects.filter(thread=thread, author=cast[said.author], text=said.text).exists():
        return
    with happening(at):
        first = _write(thread, cast[said.author], said.text, at, place=place_of(said, thread))
        for number, (author, text) in enumerate(said.replies, start=1):
            _write(thread, cast[author], text, at + timedelta(hours=5 * number), first)
        answer(first, said, at + timedelta(hours=6))


def _write(
    thread: Thread,
    author: User,
    text: str,
    at: datetime,
    parent: Comment | None = None,
    place: tuple[Version, Anchor] | None = None,
) -> Comment:
    comment = comments.write(thread=thread, author=author, text=text, parent=parent, place=place)
    Comment.objects.filter(pk=comment.pk).update(created_at=at)
    return comment


def recommend(published: Published, cast: dict[str, User], now: datetime) -> None:
    for key, names in content.RECOMMENDATIONS.items():
        _recommend(published[key, 1].contribution, names, cast, now)


def _recommend(
    work: Contribution, names: Iterable[str], cast: dict[str, User], now: datetime
) -> None:
    for number, name in enumerate(names, start=1):
        at = min(now, (work.published_at or now) + timedelta(days=2 * number, hours=number))
        with happening(at):
            if recommending.recommend(contribution=work, by=cast[name]):
                Recommendation.objects.filter(contribution=work, user=cast[name]).update(
                    created_at=at
                )
