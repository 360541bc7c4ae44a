"""Disputing a source, and claiming one that is missing. Sent twice it is done once."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.domain.limits import Act
from accounts.models import User
from accounts.services.pace import keep_pace
from contributions.models import About, Dispute, Source, Version
from contributions.queries.rulings import named_source, ruled
from contributions.services.raising import Said, begin, same_again
from hitrecord.foundation.locking import for_change


@transaction.atomic
def dispute(*, edge: Source, by: User, said: Said, now: datetime) -> Dispute:
    """By an author of the version that is named as a source.

    Raises PermissionError for anybody else, ValidationError with a sentence.
    """
    if not edge.source.authorships.filter(person__user=by).exists():
        raise PermissionError("only an author of a source disputes that it is one")
    held = for_change(Source.objects).get(pk=edge.pk)
    again = same_again(Dispute.objects.open().filter(edge=held, raised_by=by), by, said)
    if again:
        return again
    stands = ruled(Source.objects.filter(pk=held.pk)).values_list("bond", flat=True).get()
    if not stands:
        raise ValidationError(_("This was decided already: it does not count as a source."))
    if said.relation == stands:
        sentence = _("That is what it says already. Choose how yours was used instead.")
        raise ValidationError({"relation": sentence})
    about = About.RELATION if said.relation else About.NOT_MADE
    raised = Dispute(about=about, derivative=held.derivative, source=held.source, edge=held)
    return begin(raised, by=by, said=said, now=now)


@transaction.atomic
def claim(*, derivative: Version, source: Version, by: User, said: Said, now: datetime) -> Dispute:
    """By anybody, at any time, not too many at once. Raises ValidationError with a sentence."""
    refusal = _why_no_source(derivative, source)
    if refusal:
        raise ValidationError({"source": refusal})
    for_change(Version.objects).get(pk=derivative.pk)
    pair = Dispute.objects.open().filter(derivative=derivative, source=source)
    again = same_again(pair.filter(about=About.MISSING), by, said)
    if again:
        return again
    if named_source(derivative, source):
        sentence = _("“%(title)s” is named as a source already.")
        raise ValidationError({"source": sentence % {"title": source.contribution.title}})
    raised = begin(
        Dispute(about=About.MISSING, derivative=derivative, source=source),
        by=by,
        said=said,
        now=now,
    )
    keep_pace(user=by, act=Act.CLAIM, now=now)
    return raised


def _why_no_source(derivative: Version, source: Version) -> str:
    if derivative.contribution_id == source.contribution_id:
        return _("That is the work itself. Give the address of what it was made from.")
    if source.pk > derivative.pk:
        return _("“%(source)s” is newer than “%(work)s”, so it cannot be its source.") % {
            "work": derivative.contribution.title,
            "source": source.contribution.title,
        }
    return ""
