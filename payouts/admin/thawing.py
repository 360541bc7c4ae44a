"""What each guarded step shows by which payouts come to go on again."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _

from accounts.admin.guarded import Guarded
from accounts.models import User
from hitrecord.foundation.clock import database_now
from payouts.models import Freeze
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


def _answer(found: Freeze, by: User, chosen: Mapping[str, str]) -> Guarded:
    """One finding, or all that have no answer yet."""
    left = found.findings.unanswered()
    one = chosen.get("finding", "")
    listed = list(left.filter(pk=one) if one.isdecimal() and len(one) < 19 else left)
    refusal = "" if listed else _("This is answered already.")
    return Guarded(
        title=_("Answer what was found"),
        verb=_("Keep the answer"),
        done=_("The answer is kept."),
        act=lambda words: answer(
            freeze=found, findings=[one.pk for one in listed], by=by, words=words,
            now=database_now(),
        ),
        preview=[(_("What was found"), str(one)) for one in listed[:SHOWN]],
        refusal=_("This was lifted already.") if found.lifted_at else refusal,
        notes=[
            _("As the reason, say what it was and what was done about it."),
            _("This is the answer to all of them together: %(n)s.") % {"n": len(listed)},
        ][: 2 if len(listed) > 1 else 1],
    )  # fmt: skip


def _nothing(found: Freeze, by: User, _chosen: Mapping[str, str]) -> Guarded:
    return Guarded(
        title=_("Nothing was sent since"),
        verb=_("Say so"),
        done=_("The answer is kept."),
        act=lambda words: say_nothing_was_sent(
            freeze=found, by=by, words=words, now=database_now()
        ),
        preview=[(_("What was found"), str(one)) for one in restored.untold(found)],
        refusal="" if restored.untold(found) else _("This is answered already."),
        notes=[
            _("As the reason, say how you know that no payment file was uploaded since then."),
            _("What was sent all the same is paid twice."),
        ],
    )


def _ask(found: Freeze, by: User, _chosen: Mapping[str, str]) -> Guarded:
    return Guarded(
        title=_("Ask that payouts go on"),
        verb=_("Ask for it"),
        done=_("Every provider is asked now. Then somebody else can let payouts go on."),
        act=lambda reason: ask(freeze=found, by=by, reason=reason, now=database_now()),
        preview=_answers(found),
        refusal=why_not_ask(found),
        notes=[_("Somebody else decides, after the books and the providers were asked again.")],
    )


def _lift(found: Freeze, by: User, _chosen: Mapping[str, str]) -> Guarded:
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


def _answers(found: Freeze) -> list[tuple[str, str]]:
    listed = found.findings.all()[:SHOWN]
    return [(str(one), one.answer or _("not answered yet")) for one in listed]


BY_NAME: dict[str, Callable[[Freeze, User, Mapping[str, str]], Guarded]] = {
    "answer": _answer,
    "nothing": _nothing,
    "ask": _ask,
    "lift": _lift,
}
