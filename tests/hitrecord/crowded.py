"""Many rows for every list, written in bulk: those from `first` up to `last`."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from accounts.models import AuditRecord, Distance, Event, Follow, Notice, Person, User
from contributions.models import (
    Album,
    Authorship,
    Comment,
    Contribution,
    Draft,
    Kind,
    Ranking,
    Recommendation,
    Source,
    Tag,
    Thread,
    Version,
    Visit,
)
from contributions.models.album import MOST_WORKS, AlbumItem
from projects.models import Call, Phase, Project, Submission, Update
from tests import builders
from tests.hitrecord.crowded_office import Office


@dataclass
class Crowded:
    """Ada's studio: what each list is about exists once, what it lists many times."""

    ada: User = field(default_factory=lambda: builders.user("ada"))
    ben: User = field(default_factory=lambda: builders.user("ben"))
    first: Version = field(default_factory=lambda: builders.work("ada", title="Fog"))
    project: Project = field(default_factory=lambda: builders.project("Fog and light", lead="ada"))
    tag: Tag = field(default_factory=lambda: Tag.objects.create(slug="fog", name="fog"))
    album: Album = field(init=False)
    office: Office = field(init=False)
    rows: int = 0

    def __post_init__(self) -> None:
        self.office = Office(self.project, self.first)
        self.album = Album.objects.create(
            title="Fog", made_by=self.ada, public_since=timezone.now()
        )
        self.album.curators.create(user=self.ada, invited_by=self.ada, accepted_at=timezone.now())

    def grow(self, last: int) -> None:
        numbers = range(self.rows, last)
        self.rows = last
        people = self._people(numbers)
        works = self._works(numbers)
        self._said_about(works, people)
        self._undertakings(numbers, works)
        self._told(numbers, works, people)
        self.office.grow(numbers, works, people)

    def _people(self, numbers: range) -> list[User]:
        made = User.objects.bulk_create(
            User(email=f"fog{n}@studio.example", handle=f"fog{n}", password="!") for n in numbers
        )
        Person.objects.bulk_create(
            Person(user=user, credit_name=f"Fog {user.handle}") for user in made
        )
        return made

    def _works(self, numbers: range) -> list[Version]:
        """By ada and ben in turn; each is built on the first."""
        now, threads = timezone.now(), Thread.objects.bulk_create(Thread() for _ in numbers)
        works = Contribution.objects.bulk_create(
            Contribution(kind=Kind.WRITING, title=f"Fog {n}", thread=thread)
            for n, thread in zip(numbers, threads, strict=True)
        )
        made = Version.objects.bulk_create(
            Version(contribution=work, number=1, text="Fog.", html="<p>Fog.</p>", word_count=1)
            for work in works
        )
        both = [Person.objects.get(user=user) for user in (self.ben, self.ada)]
        Authorship.objects.bulk_create(
            Authorship(version=version, person=both[at % 2], position=0)
            for at, version in enumerate(made)
        )
        for work, version in zip(works, made, strict=True):
            work.current, work.published_at = version, now
        Contribution.objects.bulk_update(works, ["current", "published_at"], batch_size=500)
        Source.objects.bulk_create(
            Source(derivative=version, source=self.first, relation="based_on") for version in made
        )
        Ranking.objects.bulk_create(Ranking(contribution=work, computed_at=now) for work in works)
        return made

    def _said_about(self, works: list[Version], people: list[User]) -> None:
        carried: Any = Contribution.tags.through
        ids = [version.contribution_id for version in works]
        carried.objects.bulk_create(carried(contribution_id=pk, tag=self.tag) for pk in ids)
        Recommendation.objects.bulk_create(
            [
                *(Recommendation(contribution_id=pk, user=self.ada, sentence="Fog.") for pk in ids),
                *(Recommendation(contribution=self.first.contribution, user=p) for p in people),
            ]
        )
        Comment.objects.bulk_create(
            Comment(thread_id=thread, author=author, text="Fog.", html="<p>Fog.</p>")
            for thread in (self.first.contribution.thread_id, self.project.thread_id)
            for author in people
        )
        Visit.objects.bulk_create(
            Visit(user=self.ada, contribution_id=pk, opened_at=timezone.now()) for pk in ids
        )
        room = max(0, MOST_WORKS - self.album.items.count())
        AlbumItem.objects.bulk_create(
            AlbumItem(album=self.album, contribution_id=pk, position=1 + at, added_by=self.ada)
            for at, pk in enumerate(ids[:room])
        )

    def _undertakings(self, numbers: range, works: list[Version]) -> None:
        threads = Thread.objects.bulk_create(Thread() for _ in numbers)
        Project.objects.bulk_create(
            Project(
                slug=f"fog-{n}", title=f"Fog {n}", pitch="Fog.", phase=Phase.OPEN,
                thread=thread, started_by=self.ada,
            )
            for n, thread in zip(numbers, threads, strict=True)
        )  # fmt: skip
        deadline, skill = timezone.now() + timedelta(days=7), builders.skill()
        Call.objects.bulk_create(
            Call(
                project=self.project, title=f"Fog {n}", brief="Fog.", skill=skill,
                kinds=[Kind.WRITING], deadline=deadline, opened_by=self.ada,
            )
            for n in numbers
        )  # fmt: skip
        Submission.objects.bulk_create(
            Submission(project=self.project, version=version, submitted_by=self.ben)
            for version in works[::2]
        )
        Submission.objects.bulk_create(
            Submission(project=self.project, version=version, submitted_by=self.ada)
            for version in works[1::2]
        )
        Update.objects.bulk_create(
            Update(
                project=self.project, author=self.ada, title=f"Fog {n}", text="Fog.", html="Fog."
            )
            for n in numbers
        )
        Album.objects.bulk_create(
            Album(title=f"Fog {n}", made_by=self.ada, public_since=timezone.now()) for n in numbers
        )
        Draft.objects.bulk_create(Draft(author=self.ada, title=f"Fog {n}") for n in numbers)

    def _told(self, numbers: range, works: list[Version], people: list[User]) -> None:
        work, user = (ContentType.objects.get_for_model(m) for m in (Contribution, User))
        Notice.objects.bulk_create(
            Notice(
                recipient=self.ada, event=Event.COMMENTED, subject="Fog", url="/", key=f"fog{n}",
                target_type=work, target_id=version.contribution_id,
            )
            for n, version in zip(numbers, works, strict=True)
        )  # fmt: skip
        Follow.objects.bulk_create(
            Follow(user=self.ada, target_type=user, target_id=each.pk) for each in people
        )
        Distance.objects.bulk_create(
            Distance(keeper=self.ben, other=each, reach="mute") for each in people
        )
        AuditRecord.objects.bulk_create(
            AuditRecord(actor=self.ben, action="fog", target_type=user, target_id=str(self.ada.pk))
            for _ in numbers
        )
