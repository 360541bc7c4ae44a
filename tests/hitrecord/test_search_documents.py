"""Whatever changes a title, a name or a tag, what the search reads follows: the tables are what
the views of the database say they should be, and who is not to be found has no row."""

from collections.abc import Iterator

import pytest
from django.db import connection

from accounts.models import Document as PersonDocument
from accounts.models import Person
from contributions.models import Document, Tag
from projects.models import CallDocument, Lead, ProjectDocument
from tests import builders

pytestmark = pytest.mark.django_db
UNTRUE = """
    (SELECT person_id, words, names FROM accounts_document
        EXCEPT SELECT person_id, words, names FROM accounts_documents)
    UNION ALL (SELECT project_id, words, names FROM projects_projectdocument
        EXCEPT SELECT project_id, words, names FROM projects_projectdocuments)
    UNION ALL (SELECT call_id, words, names FROM projects_calldocument
        EXCEPT SELECT call_id, words, names FROM projects_calldocuments)
    UNION ALL (SELECT work_id, words, names FROM contributions_document
        EXCEPT SELECT work_id, said || body, names FROM contributions_documents)
"""
MISSING = """
    (SELECT person_id FROM accounts_documents EXCEPT SELECT person_id FROM accounts_document)
    UNION ALL (SELECT project_id FROM projects_projectdocuments
        EXCEPT SELECT project_id FROM projects_projectdocument)
    UNION ALL (SELECT call_id FROM projects_calldocuments
        EXCEPT SELECT call_id FROM projects_calldocument)
    UNION ALL (SELECT work_id FROM contributions_documents
        EXCEPT SELECT work_id FROM contributions_document)
"""


@pytest.fixture(autouse=True)
def _all_rows_are_true_in_the_end() -> Iterator[None]:
    yield
    with connection.cursor() as cursor:
        for query in (UNTRUE, MISSING):
            cursor.execute(query)
            assert cursor.fetchall() == []


def names() -> list[str]:
    rows = Document.objects.order_by("pk").values_list("names", flat=True)
    return [each.strip() for each in rows]


def test_a_work_is_found_by_its_title_its_people_and_its_tags_whatever_changes_them() -> None:
    work = builders.work("ada", "ben", title="Fog").contribution
    sea = Tag.objects.create(slug="sea", name="Sea")
    work.tags.add(sea)
    assert names() == ["Fog Ada Ben Sea"]
    work.title = "Élan"
    work.save()
    Person.objects.filter(user__handle="ben").update(credit_name="Benedikt")
    Tag.objects.filter(pk=sea.pk).update(name="Ocean")
    assert names() == ["Elan Ada Benedikt Ocean"]
    work.tags.clear()
    assert names() == ["Elan Ada Benedikt"]


def test_a_new_version_brings_new_words_and_new_people() -> None:
    first = builders.work("ada", title="Fog", text="an old word")
    builders.new_version(first.contribution, "ada", "cleo", text="a new one")
    assert "'old'" not in Document.objects.get().words
    assert "'new'" in Document.objects.get().words
    assert names() == ["Fog Ada Cleo"]


def test_the_words_of_an_uploaded_text_are_found_when_they_arrive() -> None:
    version = builders.work("ada", title="Fog", text="")
    version.text = "the keeper speaks"
    version.save()
    assert "'keeper'" in Document.objects.get().words


def test_what_is_withdrawn_has_no_row_until_it_comes_back() -> None:
    work = builders.withdrawn(builders.work("ada", title="Fog"))
    assert names() == []
    work.withdrawn_at = work.withdrawn_by = None
    work.save()
    assert names() == ["Fog Ada"]


def test_a_member_is_found_by_name_handle_skills_and_words_until_they_leave() -> None:
    ada = builders.user("ada")
    ada.skills.add(builders.skill("Cello"))
    ada.bio = "lighthouses"
    ada.save()
    assert "'lighthouses':4C" in PersonDocument.objects.get().words
    ada.skills.clear()
    assert PersonDocument.objects.get().names == "Ada ada "
    ada.is_active = False
    ada.save()
    assert not PersonDocument.objects.exists()


def test_projects_and_calls_follow_their_leads_and_skills() -> None:
    project = builders.project("Fog", lead="eva")
    call = builders.call(project)
    Lead.objects.create(project=project, user=builders.user("dan"))
    assert ProjectDocument.objects.get().names == "Fog Eva Dan"
    Lead.objects.filter(user__handle="dan").delete()
    Person.objects.filter(user__handle="eva").update(credit_name="Eve")
    project.title = "Mist"
    project.save()
    call.skill.name = "Carpentry"
    call.skill.save()
    assert ProjectDocument.objects.get().names == "Mist Eve"
    assert CallDocument.objects.get().names == "A floor under the waltz Carpentry Mist"


def test_a_text_of_the_longest_kind_is_kept() -> None:
    builders.work("ada", title="Fog", text="word " * 100_000 + "x" * 5_000)
    assert len(names()) == 1
