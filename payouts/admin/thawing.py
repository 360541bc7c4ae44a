"""What each guarded step shows by which payouts come to go on again."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.http import QueryDict
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.admin.guarded import Guarded
from accounts.models import User
from hitrecord.foundation.clock import database_now
from hitrecord.foundation.text import whole_number
from payouts.admin.found import found_links
from payouts.models import Finding, Freeze
from payouts.queries import restored
from payouts.services.freezing import (
    answer,
    ask,
    lift,
    say_nothing_was_sent,
    why_not_ask,
    why_not_lift,
)

SHOWN = 20


def _answer(found: Freeze, by: User, chosen: QueryDict) -> Guarded:
    """Those that were chosen by hand; each usually by itself."""
    numbers = [number for one in chosen.getlist("finding") if (number := whole_number(one))]
    listed = list(found.findings.unanswered().filter(pk__in=numbers))
    refusal = "" if listed else _("This is answered already.")
    if not numbers:
        refusal = _("Choose what you answer: each finding has its own link.")
    several = ngettext(
        "This is the answer to %(n)s finding.", "One answer for all %(n)s findings.", len(listed)
    )
    return Guarded(
        title=_("Answer what was found"),
        verb=_("Keep the answer"),
        done=_("The answer is kept."),
        act=lambda words: answer(
            freeze=found, findings=[one.pk for one in listed], by=by, words=words,
            now=database_now(),
        ),
        preview=_found(listed[:SHOWN]),
        refusal=_("This was lifted already.") if found.lifted_at else refusal,
        notes=[
            _("As the reason, say what it was and what was done about it."),
            several % {"n": len(listed)},
        ][: 2 if len(listed) > 1 else 1],
    )  # fmt: skip


def _nothing(found: Freeze, by: User, _chosen: QueryDict) -> Guarded:
    return Guarded(
        title=_("Nothing was sent since"),
        verb=_("Say so"),
        done=_("The answer is kept."),
        act=lambda words: say_nothing_was_sent(
            freeze=found, by=by, words=words, now=database_now()
        ),
        preview=_found(restored.untold(found)),
        refusal="" if restored.untold(found) else _("This is answered already."),
        notes=[
            _("As the reason, say how you know that no payment file was uploaded since then."),
            _("What was sent all the same is paid twice."),
        ],
    )


def _ask(found: Freeze, by: User, _chosen: QueryDict) -> Guarded:
    return Guarded(
        title=_("Ask that payouts go on"),
        verb=_("Ask for it"),
        done=_("Every provider is asked now. Then somebody else can let payouts go on."),
        act=lambda reason: ask(freeze=found, by=by, reason=reason, now=database_now()),
        preview=_answers(found),
        refusal=why_not_ask(found),
        notes=[_("Somebody else decides, after the books and the providers were asked again.")],
    )


def _lift(found: Freeze, by: User, _chosen: QueryDict) -> Guarded:
    asked = [(_("Asked for by"), str(found.asked_by)), (_("Because"), found.reason)]
    return Guarded(
        title=_("Let payouts go on"),
        verb=_("Lift the freeze"),
        done=_("Payouts can go on."),
        act=lambda reason: lift(freeze=found, by=by, reason=reason, now=database_now()),
        preview=[*(asked if found.asked_by else []), *_answers(found)],
        refusal=why_not_lift(found, by),
        notes=[_("The books are checked once more before anything can leave.")],
    )


def _found(listed: Sequence[Finding]) -> list[tuple[str, str]]:
    return [(one.source.capitalize(), found_links(one.sentence)) for one in listed]


def _answers(found: Freeze) -> list[tuple[str, str]]:
    """Who meets one without an answer answers it from here."""
    at = reverse("admin:payouts_freeze_step", args=[found.pk, "answer"])
    way = _("Answer it")
    return [
        (
            found_links(one.sentence),
            one.answer or format_html('<a href="{}?finding={}">{}</a>', at, one.pk, way),
        )
        for one in found.findings.all()[:SHOWN]
    ]


BY_NAME: dict[str, Callable[[Freeze, User, QueryDict], Guarded]] = {
    "answer": _answer,
    "nothing": _nothing,
    "ask": _ask,
    "lift": _lift,
}
