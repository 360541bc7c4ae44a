"""What a work's page asks of the work itself, in one statement."""

from __future__ import annotations

from typing import Any, Final

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce, JSONObject

from accounts.models import Follow, User
from contributions.models import Contribution, Recommendation, Tag, Version
from contributions.queries.albums import in_albums
from contributions.queries.books import their_books
from contributions.queries.edits import their_edits
from contributions.queries.linked import its_link_picture
from contributions.queries.made_into import how_many_times_remade
from contributions.queries.offsite import their_offsite
from contributions.queries.picks import its_pick
from contributions.queries.reading import their_words
from contributions.queries.transcripts import their_tracks
from hitrecord.foundation.once import Once


def work_with_facts(pk: int, viewer: Any, number: int | None, part: int) -> Contribution:
    """Counts, lists and the words of the part are subqueries. Raises Contribution.DoesNotExist."""
    known = {"viewer": viewer.pk} if viewer.is_authenticated else {}
    found = _WORK(number, pk=pk, at=part - 1, **known)
    work: Contribution | None = next(iter(found), None)
    if work is None:
        raise Contribution.DoesNotExist
    return work


def _facts(number: int | None, *, pk: int, at: int, viewer: int = 0) -> Any:
    reader = User(pk=viewer) if viewer else AnonymousUser()
    seen = Contribution.objects.visible_to(reader).values("pk")
    hearts = Recommendation.objects.shown().filter(contribution=OuterRef("pk"), user=viewer)
    talks = Follow.objects.filter(
        target_type__app_label="contributions", target_type__model="thread"
    )
    follows = talks.filter(target_id=OuterRef("thread"), user=viewer)
    return (
        _facts_of_all()
        .filter(pk=pk, pk__in=seen)
        .annotate(
            is_recommended=Exists(hearts),
            is_followed=Exists(follows),
            its_books=their_books(number),
            its_pick=its_pick(),
            its_offsite=their_offsite(number),
            its_tracks=their_tracks(number),
            its_words=their_words(number, at),
        )
    )


def _facts_of_all() -> Any:
    hearts = Recommendation.objects.shown().filter(contribution=OuterRef("pk"))
    count = hearts.order_by().values("contribution").annotate(n=Count("pk")).values("n")
    editions = Version.objects.filter(contribution=OuterRef("pk")).order_by("number")
    tags = Tag.objects.filter(contributions=OuterRef("pk")).order_by("name")
    return (
        Contribution.objects.select_related("current", "feedback_request")
        .defer("current__text", "current__html")
        .annotate(
            hearts=Coalesce(Subquery(count, output_field=IntegerField()), 0),
            its_edits=their_edits(),
            its_link=its_link_picture(),
            in_albums=in_albums(),
            remade=how_many_times_remade(),
            its_tags=ArraySubquery(tags.values(data=JSONObject(slug="slug", name="name"))),
            its_editions=ArraySubquery(
                editions.values(data=JSONObject(id="pk", number="number", at="published_at"))
            ),
        )
    )


_WORK: Final = Once(_facts)
