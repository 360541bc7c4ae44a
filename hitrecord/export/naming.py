"""What a number stands for, in columns beside it: titles and addresses, so that an archive can be
read without the site that it came from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    Case,
    CharField,
    F,
    Func,
    Model,
    OuterRef,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce
from django.urls import reverse

from accounts.models import Distance, Follow, Mute, Person, Skill
from contributions.models import Album, Comment, Contribution, Dispute, Draft, Tag, Version
from payouts.models import Proposal
from projects.models import Call, Production, Project

Columns = dict[str, Any]

_TITLES: dict[type[Model], str] = {
    Contribution: "title",
    Version: "contribution__title",
    Draft: "title",
    Album: "title",
    Dispute: "derivative__contribution__title",
    Project: "title",
    Call: "title",
    Production: "title",
    Proposal: "production__title",
    Skill: "name",
}
_ADDRESSES: dict[type[Model], tuple[str, str]] = {
    Contribution: ("work", "pk"),
    Version: ("work", "contribution"),
    Album: ("album", "pk"),
    Dispute: ("dispute", "pk"),
    Project: ("project", "slug"),
    Call: ("call", "pk"),
    Production: ("production", "slug"),
    Proposal: ("proposal", "pk"),
}
"""The name of the address, and what stands in it."""


def named(model: type[Model]) -> Columns:
    """Of one table. People are named where a member chose them; of others stands the number."""
    columns: Columns = {}
    if model in _ADDRESSES:
        columns["address"] = _address(model)
    for field in model._meta.local_fields:
        columns |= dict(_of(field.name, field.related_model)) if field.is_relation else {}
    if model is Contribution:
        tags = Tag.objects.filter(contributions=OuterRef("pk")).order_by("name")
        columns["tag_names"] = ArraySubquery(tags.values("name"))
    if model is Comment:
        columns["thread_title"], columns["thread_address"] = _thread(OuterRef("thread_id"))
    if model is Distance:
        columns["other_name"] = F("other__person__credit_name")
    if model in {Follow, Mute}:
        columns["target_title"], columns["target_address"] = _target()
    return columns


def _of(name: str, about: Any) -> Iterator[tuple[str, Any]]:
    if about in _TITLES:
        yield f"{name}_title", F(f"{name}__{_TITLES[about]}")
    if about in _ADDRESSES:
        yield f"{name}_address", _address(about, f"{name}__")


def _address(about: type[Model], way: str = "") -> Any:
    """Nothing where there is nothing: what is joined to nothing is nothing in SQL."""
    place, key = _ADDRESSES[about]
    before, after = f"{settings.SITE_URL}{reverse(place, args=[0])}".rsplit("0", 1)
    parts = [Value(before), Cast(F(f"{way}{key}"), CharField()), Value(after)]
    return Func(*parts, template="%(expressions)s", arg_joiner=" || ", output_field=TextField())


def _thread(thread: Any) -> tuple[Any, Any]:
    """A talk belongs to one of these; a proposal's to all of its revisions."""
    owners = (Contribution, Project, Dispute, Proposal)
    return (
        Coalesce(*(_one(owner, _TITLES[owner], thread=thread) for owner in owners)),
        Coalesce(*(_one(owner, _address(owner), thread=thread) for owner in owners)),
    )


def _target() -> tuple[Any, Any]:
    """A member, a project or a talk."""
    key = OuterRef("target_id")
    title, address = _thread(key)
    people = reverse("profile", args=["0"]).rsplit("0", 1)
    handle = Func(
        Value(f"{settings.SITE_URL}{people[0]}"),
        F("user__handle"),
        Value(people[1]),
        template="%(expressions)s",
        arg_joiner=" || ",
        output_field=TextField(),
    )
    return (
        _by_kind(_one(Person, "credit_name", user=key), _one(Project, "title", pk=key), title),
        _by_kind(_one(Person, handle, user=key), _one(Project, _address(Project), pk=key), address),
    )


def _by_kind(person: Any, project: Any, thread: Any) -> Any:
    return Case(
        When(target_type__model="user", then=person),
        When(target_type__model="project", then=project),
        When(target_type__model="thread", then=thread),
        output_field=TextField(),
    )


def _one(owner: type[Model], what: Any, **where: Any) -> Subquery:
    rows = owner._base_manager.filter(**where).order_by("-pk")
    said = F(what) if isinstance(what, str) else what
    return Subquery(rows.annotate(said=said).values("said")[:1], output_field=TextField())
