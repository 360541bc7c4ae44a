"""The studio's works, published one after another as their makers did."""

from __future__ import annotations

import mimetypes
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import User
from contributions.models import AiUse, Contribution, Draft
from contributions.models import Version as PublishedVersion
from contributions.publication.publish import publish
from contributions.services import (
    consenting,
    drafts,
    inviting,
    offsite,
    pinning,
    sources,
    stems,
    uploads,
)
from hitrecord.demo import content
from hitrecord.demo.content.things import Release, Work
from hitrecord.demo.seeding.past import days_before, happening

Published = dict[tuple[str, int], PublishedVersion]
"""(key of the work, number) → the version."""


def hang(cast: dict[str, User], now: datetime, folder: Path) -> Published:
    """Publish every release that is not on the wall yet, oldest first."""
    published: Published = {}
    for release in content.RELEASES:
        found = _on_the_wall(release)
        published[release.work.key, release.number] = found or _publish(
            release, cast, published, days_before(now, release.version.days_ago), folder
        )
    _pin(cast, published, now)
    return published


def _pin(cast: dict[str, User], published: Published, now: datetime) -> None:
    for work in content.WORKS:
        if work.pinned:
            pinning.pin(
                contribution=published[work.key, 1].contribution,
                remix=published[work.pinned, 1].contribution,
                by=cast[work.authors[0]],
                now=now,
            )


def _on_the_wall(release: Release) -> PublishedVersion | None:
    return PublishedVersion.objects.filter(
        contribution__title=release.work.title,
        authorships__person__user__handle=release.work.authors[0],
        number=release.number,
    ).first()


def _publish(
    release: Release, cast: dict[str, User], published: Published, at: datetime, folder: Path
) -> PublishedVersion:
    by = cast[release.work.authors[0]]
    made = release.version.make(folder) if release.version.make else None
    with happening(at):
        draft = _draft(release, by, published)
        if made:
            kind = mimetypes.guess_type(made.name)[0] or "text/plain"
            file = SimpleUploadedFile(made.name, made.read_bytes(), kind)
            uploads.receive(draft=draft, uploader=by, file=file)
        for extra in release.work.extras:
            beside = SimpleUploadedFile(extra.name, extra.text.encode(), "text/plain")
            stems.receive(draft=draft, uploader=by, file=beside, label=extra.label)
        if release.number == 1:
            _name_the_others(draft, release.work, cast, at)
        version = publish(draft=draft, by=by, now=at)
        if release.number == 1:
            Contribution.objects.filter(pk=version.contribution_id).update(created_at=at)
    return version


def _draft(release: Release, by: User, published: Published) -> Draft:
    work = release.work
    if release.number > 1:
        draft = drafts.next_version(contribution=published[work.key, 1].contribution, by=by)
        draft.text = release.version.text
        draft.save()
        return draft
    draft = Draft.objects.create(
        author=by,
        title=work.title,
        text=release.version.text,
        alt_text=work.alt,
        wish=work.wish,
        process_note=work.note,
        tags=", ".join(work.tags),
        all_mine=not (work.sources or work.elsewhere),
        ai_use=AiUse.NONE,
        licence=work.licence,
    )
    sources.choose(
        draft=draft,
        choices=[
            sources.Choice(published[one.work, one.version].pk, one.relation, one.thanks)
            for one in work.sources
        ],
    )
    offsite.choose(draft=draft, works=[asdict(each) for each in work.elsewhere])
    return draft


def _name_the_others(draft: Draft, work: Work, cast: dict[str, User], at: datetime) -> None:
    for name in work.authors[1:]:
        row = inviting.invite(draft=draft, handle=cast[name].handle, role="", now=at)
        consenting.answer(row=row, accepts=True, line="", now=at)
