"""Projects, and what their leads write: calls and updates."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from contributions.models import Decision
from hitrecord.moderation.kinds.kind import Kind
from projects.models import Call, Project, Update
from projects.services import hiding, news


def _projects(_viewer: Any) -> QuerySet[Project]:
    return Project.objects.shown()


def _calls(_viewer: Any) -> QuerySet[Call]:
    return Call.objects.shown()


def _updates(_viewer: Any) -> QuerySet[Update]:
    return Update.objects.shown().filter(project__hidden_at=None)


def _leads(about: Call | Update) -> QuerySet[User]:
    return User.objects.filter(leading__project=about.project_id)


def _take(thing: Any, decision: Decision, _hide_title: bool) -> bool:
    return hiding.hide(thing=thing, by=decision.by, now=decision.at)


def _take_update(update: Update, decision: Decision, _hide_title: bool) -> bool:
    news.unsay(update)
    return _take(update, decision, _hide_title)


def _give(thing: Any, decision: Decision) -> None:
    hiding.show_again(thing=thing, hidden_at=decision.at)


PROJECTS = (
    Kind(
        word="project",
        model=Project,
        seen=_projects,
        people=lambda project: User.objects.filter(leading__project=project),
        words=lambda one: one.pitch,
        take=_take,
        give=_give,
        became=_("It was taken from view, with its calls. Nothing of it is lost."),
    ),
    Kind(
        word="call",
        model=Call,
        seen=_calls,
        people=_leads,
        words=lambda one: one.brief,
        take=_take,
        give=_give,
        became=_("Its words were taken down and it is closed. What was submitted for it stays."),
    ),
    Kind(
        word="update",
        model=Update,
        seen=_updates,
        people=_leads,
        words=lambda one: one.text,
        take=_take_update,
        give=_give,
        became=_("Its words were taken down."),
    ),
)
