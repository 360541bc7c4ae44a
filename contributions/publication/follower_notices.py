"""Tell whoever follows an author what they put up."""

from __future__ import annotations

from accounts.models import Event, User
from accounts.services.notices import announce
from accounts.telling.said import said as _
from contributions.models import Version


def tell(*, version: Version, by: User) -> None:
    """Once, whichever of the authors somebody follows; a worker goes through them all."""
    work = version.contribution
    sentence = _("%(name)s put up “%(title)s”")
    if version.number > 1:
        sentence = _("%(name)s put up version %(number)s of “%(title)s”")
    for author in User.objects.filter(person__authorships__version=version):
        announce(
            followed=author,
            event=Event.PUBLISHED,
            actor=by.person,
            subject=sentence
            % {"name": by.person.credit_name, "title": work.title, "number": version.number},
            url=work.get_absolute_url(),
            target=work,
            key=f"put-up:{version.pk}",
            about=work.title,
        )
