"""Amounts promised for accepted answers that nobody has paid yet."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from hitrecord.foundation.numbers import money
from projects.models import Project, Submission


def owed_for(project: Project) -> list[str]:
    """A sentence for each; two statements."""
    return sentences(project.submissions.owed().order_by("decided_at", "pk"))


def sentences(owed: QuerySet[Submission]) -> list[str]:
    rows = owed.select_related(
        "call__opened_by__person", "call__guarantee", "version__contribution"
    )
    return [sentence(each) for each in rows.prefetch_related("version__authorships__person")]


def sentence(owed: Submission) -> str:
    call = owed.call
    if call is None or call.amount is None:
        raise ValueError("no amount was promised for this answer")
    said = {
        "amount": money(call.amount, call.currency),
        "names": ", ".join(one.person.credit_name for one in owed.version.authorships.all()),
        "number": call.pk,
        "title": owed.version.contribution.title,
        "lead": call.opened_by.person.credit_name,
    }
    if call.is_guaranteed:
        text = _(
            "%(amount)s guaranteed to %(names)s by call %(number)s (“%(title)s”): not paid yet."
        )
    else:
        text = _(
            "%(amount)s promised to %(names)s by %(lead)s in call %(number)s (“%(title)s”), not"
            " confirmed by the staff: not paid yet."
        )
    return text % said
