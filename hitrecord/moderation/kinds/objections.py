"""What people say against a proposal and what staff answer: hidden, with the rows as they were."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from accounts.services.notices import hush
from contributions.models import Decision
from hitrecord.foundation.quoting import in_quotes
from hitrecord.moderation.kinds.kind import Kind, hide, is_hidden, show_again
from payouts.models import Objection, ObjectionAnswer, Proposal


def _objections(viewer: Any) -> QuerySet[Objection]:
    seen = Proposal.objects.visible_to(viewer).values("pk")
    return Objection.objects.filter(proposal__in=seen, hidden_at=None)


def _answers(viewer: Any) -> QuerySet[Objection]:
    seen = Proposal.objects.visible_to(viewer).values("pk")
    answered = ObjectionAnswer.objects.filter(proposal__in=seen, answered_at__isnull=False)
    return answered.filter(answer_hidden_at=None)


def _hide_answer(answer: ObjectionAnswer, decision: Decision, _hide_title: bool) -> bool:
    hush(f"objection-{answer.pk}-answered")
    return hide(answer, decision, mark="answer_hidden")


OBJECTIONS = (
    Kind(
        word="objection",
        model=Objection,
        seen=_objections,
        people=lambda one: [one.by],
        label=lambda one: Truncator(f"{one.by.person}: {in_quotes(one.words)}").chars(120),
        words=lambda one: one.words,
        take=hide,
        give=show_again,
        became=_("Its words were hidden. It still stands, and gets its answer."),
    ),
    Kind(
        word="answer",
        model=ObjectionAnswer,
        seen=_answers,
        people=lambda one: [one.answered_by],
        label=lambda one: Truncator(f"{one.answered_by.person}: {in_quotes(one.answer)}").chars(
            120
        ),
        words=lambda one: one.answer,
        take=_hide_answer,
        give=partial(show_again, mark="answer_hidden"),
        is_down=partial(is_hidden, mark="answer_hidden"),
        became=_("Its words were hidden. What it decided about the objection stands."),
    ),
)
