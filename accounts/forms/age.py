"""How old somebody has to be. Of the day of birth nothing is kept but, of a minor, from which
month on they count as an adult."""

from __future__ import annotations

from datetime import date

from django import forms
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

YOUNGEST, ADULT, OLDEST = 13, 18, 125


def years(born: date, today: date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def of_age_from(born: date, today: date) -> date | None:
    """None for an adult; else the first of a month, so that it does not tell the birthday."""
    if years(born, today) >= ADULT:
        return None
    month = born.year * 12 + born.month + ADULT * 12
    return date(month // 12, month % 12 + 1, 1)


def check(born: date, today: date, *, was_refused: bool = False) -> None:
    """Raises ValidationError with a kind sentence."""
    if not 0 <= years(born, today) <= OLDEST:
        raise forms.ValidationError(_("Look at the year once more."))
    if was_refused or years(born, today) < YOUNGEST:
        raise forms.ValidationError(
            format_html(
                "{} {}",
                _(
                    "You can join from the day you turn 13, and we look forward to it. Until then"
                    " you can look, listen and read as much as you like. We keep nothing of what"
                    " you typed."
                ),
                format_html(
                    _(
                        "Was it a slip of the finger? A second date is not taken here:"
                        ' <a href="{}">write to us</a>, and we help you in.'
                    ),
                    reverse("legal", args=["contact"]),
                ),
            ),
            code="young",
        )
