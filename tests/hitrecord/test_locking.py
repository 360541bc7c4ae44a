"""Rows that are changed are held so that others can go on pointing at them."""

from __future__ import annotations

import ast
from collections import Counter

import pytest
from django.db import transaction
from django.utils import timezone

from contributions.models import Visit
from contributions.publication.describing import FIELDS
from contributions.services.editing import edit
from contributions.services.visits import record_opening
from tests import builders
from tests.at_once import apart
from tests.hitrecord.test_architecture import ROOT, modules

# What takes the whole row for itself, and why nobody may point at it meanwhile.
WHOLE = {
    "accounts/services/addresses.py": 1,  # the account gets another address, which is a key
    "contributions/models/draft.py": 1,  # a draft that is thrown away lets go of its key
    "contributions/publication/publish.py": 2,  # draft and work get their version, which is a key
    "contributions/publication/throwing_away.py": 4,  # the draft goes, with its files
    "contributions/publication/when_ready.py": 1,  # as in publish
    "contributions/services/merging_tags.py": 3,  # waits for works that get the tag just now
    "contributions/services/portraits.py": 1,  # the picture goes
    "contributions/services/uploads.py": 1,  # the file goes
    "hitrecord/foundation/locking.py": 1,
    "hitrecord/leaving/going.py": 1,  # the account gets another address, which is a key
    "hitrecord/leaving/unconfirmed.py": 1,  # the addresses go
    "projects/services/covers.py": 1,  # the project gets its poster, which is a key
}


def test_whole_rows_are_taken_only_where_a_key_changes_or_the_row_goes() -> None:
    taken = Counter(
        str(path.relative_to(ROOT))
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "select_for_update"
    )
    assert taken == WHOLE


@pytest.mark.django_db(transaction=True)
def test_a_work_that_is_being_edited_can_be_opened() -> None:
    poem, ben = builders.work("ada").contribution, builders.user("ben")
    ada = builders.user("ada")
    said = {name: getattr(poem, name) for name in FIELDS} | {"title": "Another", "tags": ""}
    with transaction.atomic():
        edit(work=poem, by=ada, said=said, seen=0, now=timezone.now())
        opening = apart(lambda: record_opening(user=ben, work_id=poem.pk, now=timezone.now()))
        is_through = not opening.is_alive()
    opening.join(timeout=60)
    assert is_through
    assert Visit.objects.filter(user=ben, contribution=poem).exists()
