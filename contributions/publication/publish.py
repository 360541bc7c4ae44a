"""From draft to version: the moment a work comes into being."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from accounts.models import User
from contributions import typesetting
from contributions.credentials import orders as credentials
from contributions.media import aftermath
from contributions.models import (
    Contribution,
    Draft,
    Kind,
    MediaFile,
    OffsiteSource,
    Source,
    Thread,
    Version,
)
from contributions.models.media import main_of
from contributions.models.offsite import FACTS
from contributions.printing import orders
from contributions.publication import (
    author_notices,
    citing,
    describing,
    follower_notices,
    naming,
    remix_notices,
)
from contributions.publication.handing_over import hand_over
from contributions.publication.readiness import check
from contributions.publication.sequels import SEQUELS
from contributions.seeking import orders as searches
from hitrecord.foundation.locking import for_change


@transaction.atomic
def publish(*, draft: Draft, by: User, now: datetime) -> Version:
    """Make the draft a new work, or the next version of its work.

    Its kind is the main file's, as far as known (see contributions.media.aftermath); without
    files it is writing. Publishing twice gives the version of the first time. Raises
    ValidationError by field; Draft.DoesNotExist when the draft is not `by`'s.
    """
    draft = Draft.objects.by(by).select_for_update(of=("self",)).get(pk=draft.pk)
    if draft.version is not None:
        return draft.version
    # Locked, so that a worker finishing now waits and then finds the version.
    files = list(for_change(draft.files.all()).select_related("processing"))
    citing.hold(draft)
    check(draft, files)
    work = _work(draft, files)
    before = work.current
    if main_of(files) is None:
        files = _kept_from(before) + files
    version = _version(draft, work, files, now)
    _name(version, draft, before)
    for file in files:
        hand_over(media=file, version=version)
    _describe(work, draft, version, files)
    Draft.objects.filter(pk=draft.pk).update(version=version, text="", publish_when_ready_at=None)
    draft.sources.all().delete()
    draft.offsite_sources.all().delete()
    orders.order(version=version)
    searches.order(version=version, now=now)
    credentials.order(version=version, now=now)
    remix_notices.tell(version=version, before=before, by=by)
    author_notices.tell_the_others(version=version, by=by)
    follower_notices.tell(version=version, by=by)
    for sequel in SEQUELS:
        sequel.order(draft=draft, version=version)
    return version


def _work(draft: Draft, files: list[MediaFile]) -> Contribution:
    """The draft's work, locked so that its versions are numbered one after another."""
    if draft.contribution_id:
        return Contribution.objects.select_for_update(of=("self",)).get(pk=draft.contribution_id)
    return Contribution.objects.create(
        kind=_kind(files), title=draft.title.strip(), thread=Thread.objects.create()
    )


def _kept_from(before: Version | None) -> list[MediaFile]:
    """A next version without a new file keeps the old ones, except where the words are the work."""
    kept = list(before.files.all()) if before else []
    main = main_of(kept)
    return [] if main and main.kind == Kind.WRITING else kept


def _kind(files: list[MediaFile]) -> str:
    main = main_of(files)
    return main.kind if main else Kind.WRITING


def _version(draft: Draft, work: Contribution, files: list[MediaFile], now: datetime) -> Version:
    text, layout = _words(draft, files)
    made = typesetting.typeset(text, layout)
    last = work.versions.aggregate(last=Max("number"))["last"] or 0
    return Version.objects.create(
        contribution=work,
        number=last + 1,
        text=text,
        html=made.html,
        parts=made.parts,
        layout=layout,
        licence=draft.licence,
        word_count=typesetting.count_words(text),
        published_at=now,
    )


def _words(draft: Draft, files: list[MediaFile]) -> tuple[str, str]:
    """The typed text, else the words of an uploaded one; and how they are set."""
    main = main_of(files)
    if not draft.text.strip() and main and main.kind == Kind.WRITING:
        layout = aftermath.layout_of(main, draft.layout)
        return aftermath.words_of(main), layout
    return draft.text if draft.text.strip() else "", draft.layout


def _name(version: Version, draft: Draft, before: Version | None) -> None:
    """Its authors and its sources."""
    naming.name(version, draft, before)
    Source.objects.bulk_create(_edges(version, draft, before))
    OffsiteSource.objects.bulk_create(
        OffsiteSource(derivative=version, **facts) for facts in draft.offsite_sources.values(*FACTS)
    )


def _edges(version: Version, draft: Draft, before: Version | None) -> list[Source]:
    """What was named before was used under the accord of then, and stays allowed under that one;
    the database gives what is new the accord of now."""
    accords = dict(before.source_edges.values_list("source", "accord")) if before else {}
    edges = [
        Source(
            derivative=version,
            source_id=chosen.source_id,
            relation=chosen.relation,
            note=chosen.note,
            created_at=version.published_at,
        )
        for chosen in draft.sources.all()
    ]
    for edge in edges:
        if edge.source_id in accords:
            edge.accord_id = accords[edge.source_id]
    return edges


def _describe(work: Contribution, draft: Draft, version: Version, files: list[MediaFile]) -> None:
    """What belongs to the work and not to a version follows what the newest draft changed."""
    said, now = describing.said_anew(draft, work), version.published_at
    describing.describe(work=work, by=draft.author, said=said, now=now)
    work.kind, work.current = _kind(files), version
    work.published_at = work.published_at or now
    work.save()
