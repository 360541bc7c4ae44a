"""Where in a work the studio's remarks point, and what their makers did about them."""

from __future__ import annotations

from datetime import datetime

from accounts.models import User
from contributions.domain.anchors import Anchor, Box, Moment, Passage, read_time
from contributions.models import Bluntness, Comment, Contribution, State, Thread, Version
from contributions.services import feedback, resolving
from hitrecord.demo.content.things import Comment as Said
from hitrecord.demo.seeding.past import days_before, happening
from hitrecord.demo.seeding.wall import Published


def place_of(said: Said, thread: Thread) -> tuple[Version, Anchor] | None:
    """In the current version: the studio spoke about what can be heard today."""
    place: Anchor | None = None
    if said.at:
        start, _, end = said.at.partition("-")
        place = Moment(read_time(start), read_time(end) if end else None)
    elif said.quote:
        place = Passage(said.quote)
    elif said.box:
        place = Box(*(100 * side for side in said.box))
    work = Contribution.objects.select_related("current").filter(thread=thread).first()
    return (work.current, place) if place and work and work.current else None


def answer(comment: Comment, said: Said, at: datetime) -> None:
    """By the first of the work's makers."""
    if not said.addressed_in and not said.wont_do:
        return
    maker = _maker(Contribution.objects.get(thread=comment.thread_id))
    state = State.ADDRESSED if said.addressed_in else State.WONT_DO
    resolving.resolve(comment=comment, state=state, by=maker, now=at)


def ask(published: Published, now: datetime) -> None:
    song = published["waltz", 1].contribution
    at = days_before(now, 215)
    with happening(at):
        feedback.ask(
            contribution=song,
            question="Does the turn at 0:47 feel earned?",
            bluntness=Bluntness.BLUNT,
            by=_maker(song),
            now=at,
        )


def _maker(work: Contribution) -> User:
    return User.objects.get(
        person__authorships__version__contribution=work,
        person__authorships__version__number=work.versions.count(),
        person__authorships__position=0,
    )
