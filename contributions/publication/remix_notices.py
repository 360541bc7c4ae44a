"""Tell the people whose works were built on."""

from __future__ import annotations

from django.utils.translation import gettext as _

from accounts.models import Event, User
from accounts.services.notices import notify
from contributions.models import Source, Version


def tell(*, version: Version, before: Version | None, by: User) -> None:
    """One notice for each source that is new in this version, with its thank-you note."""
    edges = version.source_edges.select_related("source__contribution")
    if before is not None:
        edges = edges.exclude(source__in=before.source_edges.values("source"))
    for edge in edges:
        _tell(edge, version, by)


def _tell(edge: Source, version: Version, by: User) -> None:
    authors = User.objects.filter(person__authorships__version=edge.source_id)
    themselves = User.objects.filter(person__authorships__version=version)
    notify(
        recipients=authors.exclude(pk__in=themselves.values("pk")).distinct(),
        event=Event.REMIXED,
        subject=_("%(name)s built on “%(title)s”")
        % {"name": by.person.credit_name, "title": edge.source.contribution.title},
        url=version.contribution.get_absolute_url(),
        target=version.contribution,
        key=f"remixed:{version.pk}:{edge.source_id}",
        body=edge.note,
        actor=by.person,
    )
