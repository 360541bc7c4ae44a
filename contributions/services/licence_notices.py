"""A decision may show that a licence was given which its sources do not allow: its authors and the
moderators are told, and what can be done. A licence that was given is never taken back by itself.
"""

from __future__ import annotations

from typing import Final

from django.contrib.auth.backends import ModelBackend
from django.db.models import Q

from accounts.models import Event, User
from accounts.services.notices import notify
from accounts.telling.said import paragraphs
from accounts.telling.said import said as _
from contributions.models import Dispute, Version
from contributions.queries.disputes import DECIDE
from contributions.queries.licences import problem_of_version
from contributions.queries.licensed import licensed_from

MOST: Final = 100
"""Works that are looked at after one decision, nearest first."""


def tell_of_licences(dispute: Dispute) -> None:
    """Of the version itself, and of what was made from it."""
    found = Version.objects.filter(pk__in=licensed_from(dispute.derivative_id, MOST))
    for version in found.select_related("contribution").defer("text", "html").order_by("pk"):
        problem = problem_of_version(version)
        if problem:
            _tell(dispute, version, problem)


def _tell(dispute: Dispute, version: Version, problem: str) -> None:
    authors = User.objects.filter(person__authorships__version=version, is_active=True)
    words = {"title": version.contribution.title, "licence": version.licence_name}
    what_now = _(
        "By the decision in number %(number)s. Ask whoever made the source for the same terms and "
        "say so to the moderators, or publish a version without that source, or withdraw the work. "
        "Who took it under the licence until now is not wrong because of this."
    ) % {"number": dispute.pk}
    moderators = ModelBackend().with_perm(DECIDE)
    told = Q(pk__in=authors.values("pk")) | Q(pk__in=moderators.values("pk"))
    notify(
        recipients=User.objects.filter(told),
        event=Event.RULED,
        subject=_("“%(title)s” was given as %(licence)s, and may not be") % words,
        url=dispute.get_absolute_url(),
        target=version.contribution,
        key=f"dispute-{dispute.pk}-licence-{version.pk}",
        body=paragraphs(problem, what_now),
        actor=None,
    )
