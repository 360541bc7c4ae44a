"""What is named at publication: held still, and looked through once more."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.queries.distance import blocked_between
from contributions.domain.links import web_address
from contributions.models import (
    Authorship,
    Contribution,
    Draft,
    DraftOffsiteSource,
    DraftSource,
    Source,
)
from hitrecord.foundation.locking import for_change


def hold(draft: Draft) -> None:
    """Nobody withdraws what is named, and nobody publishes this work, before the end of this
    transaction. Always in the order of ids: two works that name each other wait in line."""
    named = Q(versions__in=draft.sources.values("source")) | Q(pk=draft.contribution_id or 0)
    works = Contribution.objects.filter(pk__in=Contribution.objects.filter(named).values("pk"))
    list(for_change(works.order_by("pk"), of=()).values_list("pk"))


def problems(draft: Draft) -> dict[str, list[str]]:
    """By field, a sentence for each source that cannot be published as it stands."""
    found = {
        "sources": [
            _withdrawn(row) for row in _newly_named(draft) if row.source.contribution.withdrawn_at
        ],
        "offsite": [words for row in draft.offsite_sources.all() for words in _missing(row)],
    }
    found["sources"] += _unwelcome(draft)
    found["offsite"] += _twice(draft)
    return {field: sentences for field, sentences in found.items() if sentences}


def _unwelcome(draft: Draft) -> list[str]:
    """Notes to somebody with whom a block stands between. The thread itself is never in the way,
    and a note that an earlier version gave stays."""
    earlier = Source.objects.filter(derivative__contribution=draft.contribution_id or 0)
    given = set(earlier.exclude(note="").values_list("source", "note"))
    noted = draft.sources.exclude(note="").select_related("source__contribution")
    rows = [row for row in noted if (row.source_id, row.note) not in given]
    if not rows:
        return []
    makers = Authorship.objects.filter(version__in=[row.source_id for row in rows])
    pairs = list(makers.values_list("version", "person__user"))
    away = blocked_between(draft.author, [user for _version, user in pairs])
    kept = {version for version, user in pairs if user in away}
    sentence = _(
        "You cannot reach whoever made “%(title)s”, so no note goes to them. Take it out to "
        "publish; the thread stays."
    )
    titles = [row.source.contribution.title for row in rows if row.source_id in kept]
    return [sentence % {"title": title} for title in titles]


def _newly_named(draft: Draft) -> list[DraftSource]:
    """Without what an earlier version names: that is carried over, whatever became of it."""
    earlier = Source.objects.filter(derivative__contribution=draft.contribution_id or 0)
    rows = draft.sources.exclude(source__in=earlier.values("source"))
    return list(rows.select_related("source__contribution").defer("source__text", "source__html"))


def _withdrawn(row: DraftSource) -> str:
    return _(
        "“%(title)s” was withdrawn meanwhile, and only works on the wall can be named anew. "
        "Untick it to publish; your note to it stays until then."
    ) % {"title": row.source.contribution.title}


def _missing(row: DraftOffsiteSource) -> Iterator[str]:
    name = {"work": row}
    if not row.author.strip():
        yield _("Say who made “%(work)s”, the work from elsewhere.") % name
    if not row.title.strip():
        yield _("Give the title of “%(work)s”, the work from elsewhere.") % name
    if row.link and web_address(row.link) != row.link:
        yield _("The link of “%(work)s” is not whole: it begins with https://.") % name


def _twice(draft: Draft) -> list[str]:
    seen: set[tuple[str, str]] = set()
    sentences = []
    for row in draft.offsite_sources.all():
        words = (row.title.casefold(), row.author.casefold())
        if words in seen and all(words):
            sentences.append(_("“%(work)s” is named twice. Remove one of the two.") % {"work": row})
        seen.add(words)
    return sentences
