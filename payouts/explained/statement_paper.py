"""A statement on paper: the same lines give the same bytes."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from contributions.printing.blocks import Run
from contributions.printing.paper import Format, Paper
from contributions.printing.words import lines_of
from hitrecord.foundation.numbers import money
from payouts.queries.statement import Account

FORM = Format(width=595.3, height=841.9, left=57, right=57, top=64, bottom=64)
SIZE = 9.5
DATE, WHAT, AMOUNT, BALANCE = 57.0, 140.0, 430.0, 538.3


def statement_pdf(*, name: str, title: str, site: str, accounts: Sequence[Account]) -> bytes:
    paper = Paper(FORM, title=title, author=site, margin=_number)
    _text(paper, title, 20.0, bold=True)
    paper.skip(4)
    _text(paper, f"{name}, {site}", 11.0)
    for account in accounts:
        paper.skip(18)
        _text(paper, account.currency, 12.0, bold=True)
        paper.skip(4)
        _row(paper, "", _("Balance before"), None, account.opening, account.currency)
        for line in account.lines:
            day = date_format(line.at, _("j M Y"))
            _row(paper, day, line.what, line.amount, line.balance, account.currency)
        paper.y -= 6
        paper.rule(FORM.left, FORM.measure)
        _row(paper, "", _("Balance after"), None, account.closing, account.currency, bold=True)
    if not accounts:
        paper.skip(18)
        _text(paper, _("Nothing was booked in this time."), 11.0)
    return paper.finish()


def _text(paper: Paper, words: str, size: float, *, bold: bool = False) -> None:
    for line in lines_of([Run(words, bold)], width=FORM.measure, family="page", size=size):
        paper.write(line, x=FORM.left, leading=size * 1.4)


def _row(
    paper: Paper,
    day: str,
    what: str,
    amount: int | None,
    balance: int,
    currency: str,
    *,
    bold: bool = False,
) -> None:
    """One line per row of words; the figures end where their column does."""
    words = lines_of([Run(what, bold)], width=AMOUNT - WHAT - 90, family="page", size=SIZE)
    for number, line in enumerate(words):
        paper.write(line, x=WHAT, leading=SIZE * 1.5)
        if number:
            continue
        _put(paper, day, DATE, bold=bold)
        if amount is not None:
            _put(paper, money(amount, currency), AMOUNT, bold=bold, ends=True)
        _put(paper, money(balance, currency), BALANCE, bold=bold, ends=True)


def _put(paper: Paper, words: str, x: float, *, bold: bool, ends: bool = False) -> None:
    line = lines_of([Run(words, bold)], width=FORM.measure, family="page", size=SIZE)[0]
    width = sum(piece.width for piece in line)
    paper.put(line, x=x - width if ends else x, y=paper.y)


def _number(paper: Paper) -> None:
    line = lines_of([Run(str(paper.number))], width=60, family="page", size=8.0)[0]
    paper.put(line, x=BALANCE - sum(piece.width for piece in line), y=36)
