"""Tell the people whose works were built on."""

from __future__ import annotations

from accounts.models import Event, User
from accounts.services.notices import Telling
from accounts.services.notices import tell as tell_each
from accounts.telling.said import said as _
from contributions.models import Authorship, Version


def tell(*, version: Version, before: Version | None, by: User) -> None:
    """One notice for each source that is new in this version, with its thank-you note; in as many
    statements for one source as for a hundred."""
    edges = version.source_edges.select_related("source__contribution")
    if before is not None:
        edges = edges.exclude(source__in=before.source_edges.values("source"))
    named = {edge.source_id: edge for edge in edges.defer("source__text", "source__html")}
    themselves = version.authorships.values("person")
    authors = Authorship.objects.filter(version__in=named, person__user__isnull=False)
    rows = authors.exclude(person__in=themselves).select_related("person__user")
    sentence, url = _("%(name)s built on “%(title)s”"), version.contribution.get_absolute_url()
    tellings = []
    for row in rows.order_by("version", "position"):
        edge, user = named[row.version_id], row.person.user
        title = edge.source.contribution.title
        if user:
            tellings.append(
                Telling(
                    recipient=user,
                    subject=sentence % {"name": by.person.credit_name, "title": title},
                    url=url,
                    target=version.contribution,
                    key=f"remixed:{version.pk}:{edge.source_id}",
                    body=edge.note,
                )
            )
    tell_each(tellings, event=Event.REMIXED, actor=by.person)
