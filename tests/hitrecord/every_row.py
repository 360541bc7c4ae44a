"""One row of every kind there is, for tests that walk all pages: what no builder made is made
from its columns alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import Error, connection, models, transaction
from django.utils import timezone

HOUSE = ("accounts", "contributions", "projects", "payouts")
NOW = timezone.now()
LATER = NOW + timedelta(days=7)
HASH = "0" * 64
MORE: dict[str, dict[str, Any]] = {
    "Adjustment": {"provider": "1", "currency": "USD", "confirmed_by_id": None,
                   "confirmed_at": None, "dropped_by_id": None, "dropped_at": None,
                   "production_id": None},
    "Letter": {"expires_at": LATER},
    "Destination": {"usable_from": LATER},
    "Objection": {"share_id": None, "accepted": True, "answer": "1", "answered_by_id": 2,
                  "answered_at": NOW, "hidden_at": None, "hidden_by_id": None,
                  "answer_hidden_at": None, "answer_hidden_by_id": None},
    "Hold": {"paid": True, "decision": "1", "settled_by_id": 2, "settled_at": NOW, "amount": 1},
    "CallDraft": {"kinds": ["writing"]},
    "Retelling": {"names": ["Ada"]},
    "LeadInvitation": {"user_id": 2, "answer": "", "answered_at": None},
    "Place": {"starts_at": 0, "ends_at": 1, "title": "1", "submission_id": None, "call_id": None},
    "TagMerge": {"works": [1], "gained": [1], "aliases": []},
    "Anchor": {"quote": "1", "start": None, "end": None, "left": None, "top": None, "width": None,
               "height": None},
    "Album": {"hidden_at": None, "hidden_by_id": None},
    "MediaFile": {"draft_id": 1, "version_id": None, "portrait_of_id": None, "poster_id": None},
    "KnownFile": {"sha256": HASH},
    "Dispute": {"about": "missing", "edge_id": None, "evidence": "1",
                "derivative_id": 2, "source_id": 1, "outcome": "", "decided_at": None,
                "decided_by_id": None, "reason": "", "appeal_of_id": None},
    "Edit": {"before": "1", "after": "2"},
    "CallChange": {"before": {"title": "1"}, "after": {"title": "2"}},
    "Choice": {"event": "commented"},
    "OffsiteSource": {"title": "1", "author": "1", "link": "https://else.example/"},
    "StaffPick": {"until": LATER},
    "Pin": {"contribution_id": 1, "remix_id": 2},
    "Report": {"by_id": None, "email": "jo@else.example"},
    "SourceSearch": {"draft_id": 1, "version_id": None},
    "Digest": {"pace": "daily"},
    "Distance": {"other_id": 2},
    "CopyrightNotice": {"stage": "countered", "reason": "1", "counter": "1", "handled_by_id": 3,
                        "handled_at": NOW, "counter_by_id": 1, "counter_at": NOW, "due_at": LATER,
                        "ended_at": None, "taken_down_at": NOW},
    "Decision": {"measure": "", "account_id": None, "until": None, "appealed_by_id": 1,
                 "appealed_at": NOW, "appeal": "1", "reviewed_by_id": None, "reviewed_at": None,
                 "upheld": None, "review": "", "by_id": 3},
}  # fmt: skip
"""What a condition of the table asks for beyond its columns."""


def kinds() -> Iterator[type[models.Model]]:
    for model in apps.get_models():
        if model._meta.app_label in HOUSE and model._meta.managed:
            yield model


def start_counting_at_one() -> None:
    """So that one number names a row of every kind."""
    for model in kinds():
        if not model._default_manager.exists():
            count_on(model, 1)


def count_on(model: type[models.Model], following: int) -> None:
    if isinstance(model._meta.pk, models.AutoField) and not model._meta.proxy:
        with connection.cursor() as cursor:
            name = "SELECT setval(pg_get_serial_sequence(%s, %s), %s, false)"
            cursor.execute(name, [model._meta.db_table, model._meta.pk.column, following])


def past_the_guards(on: bool) -> None:
    """Triggers hold the past fast, and rows that lean on each other come in any order."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL session_replication_role = {'replica' if on else 'origin'}")


def fill_the_rest() -> dict[str, str]:
    """Makes the first row of every kind that has none; gives why not, by kind."""
    refused = {}
    for model in kinds():
        if model._default_manager.exists():
            continue
        why = [made(model, is_full) for is_full in (True, False)]
        if all(why):
            refused[model.__name__] = why[-1]
    return refused


def made(model: type[models.Model], is_full: bool) -> str:
    """Why not. A full row has what may be left out, too: it was answered, decided, ended."""
    if model._default_manager.exists():
        return ""
    fields = model._meta.concrete_fields
    row = model(**{field.attname: value_of(field, is_full) for field in fields})
    for name, value in MORE.get(model.__name__, {}).items():
        setattr(row, name, value)
    try:
        with transaction.atomic():
            models.Model.save_base(row, raw=True, force_insert=True)
    except (Error, ValueError) as error:
        return str(error).splitlines()[0]
    count_on(model, 2)
    return ""


def value_of(field: models.Field[Any, Any], is_full: bool) -> Any:
    if field.has_default():
        return field.get_default()
    if field.name == "target_type":
        return ContentType.objects.get(app_label="contributions", model="contribution").pk
    if not is_full and (field.null or field.blank) and not field.primary_key:
        return None if field.null else ""
    if field.choices:
        return next(iter(dict(field.flatchoices)))
    return first_of(field) if field.remote_field else plain(field)


def first_of(field: models.Field[Any, Any]) -> Any:
    related: Any = field.related_model
    first = related._default_manager.order_by("pk").first()
    return first.pk if first else 1


def plain(field: models.Field[Any, Any]) -> Any:
    now = timezone.now()
    ordinary: list[tuple[type[models.Field[Any, Any]], Any]] = [
        (models.AutoField, 1),
        (models.DateTimeField, now - timedelta(hours=1)),
        (models.DateField, now.date()),
        (models.BooleanField, False),
        (models.IntegerField, 1),
        (models.FloatField, 0.5),
        (models.JSONField, {}),
        (models.DurationField, timedelta(hours=1)),
        (models.FileField, ""),
        (models.BinaryField, b"1"),
        (models.CharField, "1"),
        (models.TextField, "1"),
    ]
    return next((value for kind, value in ordinary if isinstance(field, kind)), None)
