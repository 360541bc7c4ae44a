"""The lists of offers at a desk, page by page, and where in them an offer is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Final
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.utils.translation import gettext as _

from projects.models import Decision, Project, Submission
from projects.models.reason import read

AT_ONCE = 20
WITHOUT_CALL = "none"


@dataclass(frozen=True, slots=True)
class Where:
    """What part of its lists a desk shows, as its address says."""

    page: str = ""
    kept: str = ""
    decided: str = ""
    gone: str = ""
    call: str = ""

    @classmethod
    def read(cls, parameters: Mapping[str, str]) -> Where:
        return cls(**{each.name: parameters.get(each.name, "")[:18] for each in fields(cls)})

    @property
    def query(self) -> str:
        said = {name: value for name, value in asdict(self).items() if value}
        return f"?{urlencode(said)}" if said else ""


_EARLIER: Final = (
    Submission.objects.of_its_work()
    .filter(decision=Decision.DECLINED, pk__lt=OuterRef("pk"))
    .order_by("-is_here", "-pk")
    .values(told=JSONObject(words="reason", here="is_here", call="call", title="call__title"))[:1]
)
"""Why the same work was declined before: for the same call, if it was."""


def page_of(rows: QuerySet[Submission], number: str) -> Page[Submission]:
    """The nearest there is: of two leads one may decide the other's last page away."""
    return Paginator(rows, AT_ONCE).get_page(number or 1)


def waiting_in(project: Project, where: Where, *, kept: bool = False) -> QuerySet[Submission]:
    """What waits for a decision, or for another one, in the order it came in."""
    rows = project.submissions.filter(decision=Decision.KEPT, withdrawn_at=None)
    rows = rows if kept else project.submissions.undecided()
    if where.call == WITHOUT_CALL:
        rows = rows.filter(call=None)
    elif where.call.isascii() and where.call.isdigit():
        rows = rows.filter(call=int(where.call))
    return (
        rows.select_related("call", "version__contribution", "submitted_by__person")
        .annotate(last_verdict=Max("verdicts"), declined_before=Subquery(_EARLIER))
        .order_by("submitted_at", "pk")
    )


def declined_before(submission: Submission) -> str:
    """Of one of these lists, in a sentence: nothing where it was not."""
    earlier = submission.declined_before  # type: ignore[attr-defined]
    if not earlier:
        return ""
    said = {"number": earlier["call"], "title": earlier["title"], "words": read(earlier["words"])}
    if earlier["here"]:
        return _("It was declined before with the words: “%(words)s”") % said
    if earlier["call"]:
        sentence = _("For ticket № %(number)s, “%(title)s”, it was declined: “%(words)s”")
        return sentence % said
    return _("For the project, without a call, it was declined: “%(words)s”") % said


def holding(submission: Submission, where: Where) -> Where:
    """`where`, with the page that this offer is on; it stays as it is for what is decided."""
    if not submission.waits:
        return where
    kept = submission.decision == Decision.KEPT
    if not waiting_in(submission.project, where, kept=kept).filter(pk=submission.pk).exists():
        where = replace(where, call="")
    rows = waiting_in(submission.project, where, kept=kept)
    number = rows.filter(_before(submission)).count() // AT_ONCE + 1
    return replace(where, **{"kept" if kept else "page": str(number) if number > 1 else ""})


def next_after(submission: Submission, where: Where) -> Submission | None:
    """The offer after this one in its list; after the last one the first."""
    kept = submission.decision == Decision.KEPT
    others = waiting_in(submission.project, where, kept=kept).exclude(pk=submission.pk)
    return others.exclude(_before(submission)).first() or others.first()


def _before(submission: Submission) -> Q:
    at = submission.submitted_at
    return Q(submitted_at__lt=at) | Q(submitted_at=at, pk__lt=submission.pk)
