"""One's own statements: a page, a CSV that streams, a PDF. Nobody else's."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import Any, TypeVar

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from contributions.views.member import MemberRequest
from hitrecord.foundation.clock import office_day
from hitrecord.foundation.currency import decimal_text
from payouts.domain.cells import safe_cell
from payouts.domain.periods import Span, span_of
from payouts.queries.statement import Line, lines_of, opening_of, statement_of

_Answer = TypeVar("_Answer", HttpResponse, StreamingHttpResponse)


@login_required
@require_safe
def statement(request: MemberRequest, year: int, month: int = 0) -> HttpResponse:
    span = _span(year, month)
    context: dict[str, Any] = {
        "title": _title(span),
        "accounts": statement_of(request.user.person.pk, span),
        "months": [
            (name, reverse("statement", args=[year, number]))
            for number, name in MONTHS.items()
            if _has_begun(Span(year, number))
        ],
        "year": year,
        "month": month,
        "before": year - 1,
        "after": year + 1 if year < office_day().year else None,
        "section": "open_books",
    }
    return render(request, "payouts/statement.html", context)


@login_required
@require_safe
def statement_csv(request: MemberRequest, year: int, month: int = 0) -> StreamingHttpResponse:
    span = _span(year, month)
    person = request.user.person.pk
    opening = opening_of(person, span)
    sheet = csv.writer(_Echo())
    head = [_("Date"), _("What"), _("Amount"), _("Balance"), _("Currency")]
    response = StreamingHttpResponse(
        (sheet.writerow(row) for row in _rows(head, opening, lines_of(person, span, opening))),
        content_type="text/csv; charset=utf-8",
    )
    return _attached(response, f"statement-{span}.csv")


@login_required
@require_safe
def statement_as_pdf(request: MemberRequest, year: int, month: int = 0) -> HttpResponse:
    from payouts.explained.statement_paper import statement_pdf  # noqa: PLC0415 -- ReportLab takes its time

    span = _span(year, month)
    person = request.user.person
    pdf = statement_pdf(
        name=person.credit_name,
        title=_title(span),
        site=settings.SITE_NAME,
        accounts=statement_of(person.pk, span),
    )
    response = HttpResponse(pdf, content_type="application/pdf")
    return _attached(response, f"statement-{span}.pdf")


def _span(year: int, month: int) -> Span:
    """A time that has not begun has no statement."""
    span = span_of(year, month)
    if span is None or not _has_begun(span):
        raise Http404
    return span


def _has_begun(span: Span) -> bool:
    return span.first <= office_day()


def _title(span: Span) -> str:
    when = f"{MONTHS[span.month]} {span.year}" if span.month else str(span.year)
    return _("Statement for %(when)s") % {"when": when}


def _rows(head: list[str], opening: dict[str, int], lines: Iterator[Line]) -> Iterator[list[str]]:
    yield head
    for code, owed in sorted(opening.items()):
        if owed:
            yield ["", _("Balance before"), "", decimal_text(owed, code), code]
    for line in lines:
        amounts = (
            decimal_text(line.amount, line.currency),
            decimal_text(line.balance, line.currency),
        )
        yield [line.at.date().isoformat(), safe_cell(line.what), *amounts, line.currency]


class _Echo:
    """What csv writes is what it answers."""

    def write(self, text: str) -> str:
        return text


def _attached(answer: _Answer, name: str) -> _Answer:
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
    return answer
