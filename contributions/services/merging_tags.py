"""Letting one tag stand for another, and taking that back."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.services.audit import record
from contributions.models import Contribution, Tag, TagMerge
from contributions.queries.tags import forget_unshown

Carried = Contribution.tags.through


@transaction.atomic
def merge(*, alias: Tag, into: Tag, by: User, reason: str = "") -> TagMerge:
    """Works that carry `alias` carry `into` from now on; what stood for `alias` stands for `into`.
    Raises ValidationError when one of them stands for another already."""
    alias, into = _locked(alias, into)
    if alias.pk == into.pk:
        raise ValidationError(_("A tag cannot stand for itself."), code="itself")
    if alias.alias_of_id or into.alias_of_id:
        raise ValidationError(
            _("One of them stands for another tag already. Nothing was changed."), code="alias"
        )
    works = set(_works(alias))
    gained = works.difference(_works(into))
    _carry(gained, into)
    alias.contributions.clear()
    aliases = list(alias.aliases.values_list("pk", flat=True))
    alias.aliases.update(alias_of=into)
    Tag.objects.filter(pk=alias.pk).update(alias_of=into)
    detail = {"alias": alias.slug}
    record(actor=by, action="tag.merge", target=into, reason=reason, detail=detail)
    transaction.on_commit(forget_unshown)
    return TagMerge.objects.create(
        alias=alias, into=into, works=sorted(works), gained=sorted(gained), aliases=aliases, by=by
    )


@transaction.atomic
def undo(*, alias: Tag, by: User, now: datetime, reason: str = "") -> None:
    """Works get the tag back that they carried, unless their authors took its successor off.
    Raises ValidationError when there is nothing to undo, or a later merge to be undone first."""
    made = TagMerge.objects.select_for_update().filter(alias=alias, undone_at=None).first()
    alias = Tag.objects.select_for_update().get(pk=alias.pk)
    if made is None:
        Tag.objects.filter(pk=alias.pk).update(alias_of=None)
        return
    if alias.alias_of_id != made.into_id:
        raise ValidationError(
            _("Its tag was merged into another one since. Undo that first."), code="later"
        )
    still = set(made.works).intersection(_works(made.into))
    _carry(still, alias)
    Carried.objects.filter(tag=made.into, contribution__in=still.intersection(made.gained)).delete()
    Tag.objects.filter(pk__in=made.aliases, alias_of=made.into).update(alias_of=alias)
    Tag.objects.filter(pk=alias.pk).update(alias_of=None)
    TagMerge.objects.filter(pk=made.pk).update(undone_at=now)
    detail = {"alias": alias.slug}
    record(actor=by, action="tag.unmerge", target=made.into, reason=reason, detail=detail)


def _locked(*tags: Tag) -> list[Tag]:
    rows = Tag.objects.select_for_update().filter(pk__in=[tag.pk for tag in tags]).order_by("pk")
    found = {row.pk: row for row in rows}
    return [found[tag.pk] for tag in tags]


def _works(tag: Tag) -> list[int]:
    return list(Carried.objects.filter(tag=tag).values_list("contribution", flat=True))


def _carry(works: set[int], tag: Tag) -> None:
    rows = [Carried(contribution_id=work, tag_id=tag.pk) for work in sorted(works)]
    Carried.objects.bulk_create(rows, ignore_conflicts=True, batch_size=1000)
