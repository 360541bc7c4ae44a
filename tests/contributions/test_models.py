import pytest
from django.db import IntegrityError, transaction

from contributions.models import Relation, Source
from tests import builders

pytestmark = pytest.mark.django_db


def test_a_source_has_to_be_older_than_what_was_made_from_it() -> None:
    poem = builders.work("ada")
    song = builders.remix(poem, "cleo")
    with pytest.raises(IntegrityError, match="source_is_older"), transaction.atomic():
        Source.objects.create(derivative=poem, source=song, relation=Relation.BASED_ON)


def test_a_version_is_not_its_own_source() -> None:
    poem = builders.work("ada")
    with pytest.raises(IntegrityError, match="source_is_older"), transaction.atomic():
        Source.objects.create(derivative=poem, source=poem, relation=Relation.BASED_ON)


def test_a_source_is_named_once_per_version() -> None:
    poem = builders.work("ada")
    song = builders.remix(poem, "cleo")
    with pytest.raises(IntegrityError, match="named_once"), transaction.atomic():
        Source.objects.create(derivative=song, source=poem, relation=Relation.CONTAINS)
