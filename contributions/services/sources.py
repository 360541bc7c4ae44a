"""What a draft was built on: chosen by its author, carried over by a next version."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from contributions.domain.links import read_link
from contributions.models import Contribution, Draft, DraftSource, Relation, Version
from contributions.models.version import NOTE_LENGTH
from contributions.queries.candidates import citable_by

MOST = 100


@dataclass(frozen=True, slots=True)
class Choice:
    version_id: int
    relation: str = Relation.BASED_ON
    note: str = ""


@transaction.atomic
def choose(*, draft: Draft, choices: Iterable[Choice]) -> None:
    """Make these the draft's sources. What its author may not see, or is the same work, is
    left out: no form of ours offers it. A longer note is cut.

    Raises ValidationError for too many.
    """
    wanted = {choice.version_id: choice for choice in choices}
    if len(wanted) > MOST:
        sentence = _("A work can name %(most)s sources at most.") % {"most": MOST}
        raise ValidationError({"sources": sentence})
    allowed = set(citable_by(draft.author, draft=draft, versions=wanted))
    draft.sources.exclude(source__in=allowed).delete()
    for pk in sorted(allowed):
        DraftSource.objects.update_or_create(
            draft=draft,
            source_id=pk,
            defaults={"relation": wanted[pk].relation, "note": wanted[pk].note[:NOTE_LENGTH]},
        )


@transaction.atomic
def add(*, draft: Draft, version: Version) -> None:
    """Name one more source, if it is not named yet. Raises AlreadyPublished."""
    Draft.objects.hold_open(draft.pk)
    DraftSource.objects.get_or_create(draft=draft, source=version)


@transaction.atomic
def cite(*, draft: Draft, version_id: int) -> None:
    """As `add`, by id, and so not all of it is the author's own; nothing for what they may not
    name. Raises AlreadyPublished."""
    for version in Version.objects.filter(
        pk__in=citable_by(draft.author, draft=draft, versions=[version_id])
    ):
        add(draft=draft, version=version)
        Draft.objects.filter(pk=draft.pk).update(all_mine=False)


def carry_over(*, draft: Draft, version: Version) -> None:
    """A next version starts with its predecessor's sources."""
    DraftSource.objects.bulk_create(
        DraftSource(draft=draft, source_id=edge.source_id, relation=edge.relation, note=edge.note)
        for edge in version.source_edges.all()
    )


def version_of_link(*, link: str, user: User) -> Version:
    """The version that a pasted address means. Raises ValidationError with a sentence."""
    found = read_link(link)
    if found is None:
        raise ValidationError(
            _("That is not the address of a work. Open the work and copy its address."),
            code="not_a_work",
        )
    work = Contribution.objects.visible_to(user).filter(pk=found.contribution_id).first()
    version = None
    if work is not None:
        version = (
            work.versions.filter(number=found.number).first() if found.number else work.current
        )
    if version is None:
        raise ValidationError(_("There is no work at that address."), code="no_work")
    return version
