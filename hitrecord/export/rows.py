"""The rows that know a member, table by table, as the one table of what is personal says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db.models import Model, Q, QuerySet

from accounts.models import Person, User
from contributions.models import (
    Anchor,
    Contribution,
    OffsiteSource,
    Rewording,
    Source,
    Version,
)
from hitrecord.export.naming import named
from hitrecord.personal import PERSONAL
from projects.models import Aim, Credit

LEFT_OUT = {
    *("password", "lease_token", "lease_until", "session_key", "store_id", "token", "html"),
    *("search", "fingerprint", "original", "archive"),
}
"""What opens something, and what is ours for computing alone."""
AT_ONCE = 500

Rows = Iterator[dict[str, Any]]


def tables_of(user: User) -> Iterator[tuple[str, list[str], QuerySet[Any, dict[str, Any]]]]:
    """(name of the file, columns, rows): themselves first, then what they made of what."""
    person = user.person
    versions = Version.objects.filter(authorships__person=person)
    yield _table("me", User.objects.filter(pk=user.pk))
    works = {"pk__in": versions.values("contribution")}
    yield _table("works", Contribution.objects.filter(**works))
    yield _table("versions", versions)
    yield _table("sources", Source.objects.filter(derivative__in=versions))
    yield _table("sources_elsewhere", OffsiteSource.objects.filter(derivative__in=versions))
    yield _table("rewordings", Rewording.objects.filter(comment__author=user))
    yield _table("anchors", Anchor.objects.filter(comment__author=user))
    yield _table("notes_to_leads", Aim.objects.filter(draft__author=user))
    mine = Q(person=person) | Q(version__in=versions)
    yield _table("credits", Credit.objects.filter(mine))
    for key, meaning in PERSONAL.items():
        if meaning.is_given:
            label, _dot, field = key.rpartition(".")
            model: type[Model] = apps.get_model(label)
            wanted = person if model._meta.get_field(field).related_model is Person else user
            name = f"{label}_{field}".replace(".", "_").lower()
            yield _table(name, model._base_manager.filter(**{field: wanted}))


def _table(name: str, rows: QuerySet[Any]) -> tuple[str, list[str], QuerySet[Any, dict[str, Any]]]:
    columns = [f.attname for f in rows.model._meta.local_fields if f.name not in LEFT_OUT]
    beside = named(rows.model)
    return name, [*columns, *beside], rows.order_by("pk").values(*columns, **beside)
