"""What stands in the way of proposing a production unless somebody lets it pass with a reason:
sources that seem to be missing, and works their authors took off the wall."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from contributions.models import Contribution
from contributions.queries.disputed import open_behind
from payouts.models import LetPass
from projects.cuesheet import unnamed_by
from projects.models import Credit, Production

LONGEST = 500


def doubts(production: Production) -> list[str]:
    """Those that nobody has let pass yet."""
    passed = set(LetPass.objects.filter(production=production).values_list("sentence", flat=True))
    found = dict.fromkeys(one[:LONGEST] for one in _doubts(production))
    return [one for one in found if one not in passed]


def _doubts(production: Production) -> Iterator[str]:
    credited = Credit.objects.filter(piece__production=production, version__isnull=False)
    for each in open_behind(credited.values_list("version", flat=True)):
        if each.is_claim:
            yield _("It is claimed that “%(work)s” was made from “%(source)s”, unnamed: %(at)s") % {
                "work": each.derivative.contribution.title,
                "source": each.source.contribution.title,
                "at": each.get_absolute_url(),
            }
    if production.final:
        yield from unnamed_by(production.final, production)
    withdrawn = Contribution.objects.filter(
        versions__credits__in=credited, withdrawn_at__isnull=False, removed_at=None
    )
    for work in withdrawn.order_by("pk").distinct():
        yield _("“%(title)s” was withdrawn by its authors.") % {"title": work.title}
