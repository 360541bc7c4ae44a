from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Notice
from contributions.models import (
    Authorship,
    Contribution,
    Draft,
    DraftSource,
    Kind,
    Relation,
    Version,
)
from contributions.publication import remix_notices
from contributions.services import drafts
from contributions.services.publishing import publish
from tests import builders
from tests.contributions import making

pytestmark = pytest.mark.django_db


def published(draft: Draft) -> Version:
    return publish(draft=draft, by=draft.author, now=timezone.now())


def test_ada_publishes_a_poem() -> None:
    version = published(making.draft(text="# A fox\n\nIt *walks*.", tags="Fox, harbour , fox"))
    work = version.contribution
    assert (work.kind, work.title, work.current) == (Kind.WRITING, "The fox", version)
    assert version.html.startswith('<h2 id="h-1">A fox</h2>')
    assert version.word_count == 5
    assert [tag.name for tag in work.tags.all()] == ["Fox", "harbour"]
    assert [a.person.credit_name for a in version.authorships.all()] == ["Ada"]
    assert list(Contribution.objects.published()) == [work]


def test_bens_picture_thanks_ada_and_she_is_told() -> None:
    poem = builders.work("ada", title="Poem")
    draft = making.draft("ben", text="", all_mine=False)
    media = making.upload(draft)
    DraftSource.objects.create(draft=draft, source=poem, relation=Relation.BASED_ON, note="Thanks!")
    version = published(draft)
    edge = version.source_edges.get()
    assert (edge.source, edge.relation, edge.note) == (poem, Relation.BASED_ON, "Thanks!")
    assert version.contribution.kind == Kind.IMAGE
    media.refresh_from_db()
    assert (media.draft, media.version) == (None, version)
    notice = Notice.objects.get()
    assert notice.recipient == builders.user("ada")
    assert (notice.subject, notice.body) == ("Ben built on “Poem”", "Thanks!")


def test_nobody_is_told_that_they_built_on_their_own_work() -> None:
    draft = making.draft(all_mine=False)
    DraftSource.objects.create(draft=draft, source=builders.work("ada"))
    published(draft)
    assert not Notice.objects.exists()


def test_publishing_twice_gives_the_same_version() -> None:
    draft = making.draft()
    assert published(draft) == published(draft)
    assert Version.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_double_click_publishes_once() -> None:
    draft = making.draft()
    together = Barrier(2)

    def click(_: int) -> int:
        try:
            together.wait(10)
            return published(Draft.objects.get(pk=draft.pk)).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(click, range(2))
    assert first == second
    assert Version.objects.count() == 1


def test_nobody_publishes_somebody_elses_draft() -> None:
    with pytest.raises(Draft.DoesNotExist):
        publish(draft=making.draft("ada"), by=builders.user("ben"), now=timezone.now())


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"title": " "}, "title"),
        ({"text": ""}, "file"),
        ({"all_mine": False}, "all_mine"),
        ({"text": "word " * 200_001}, "text"),
    ],
)
def test_what_is_missing_has_a_sentence(wrong: dict[str, Any], named: str) -> None:
    with pytest.raises(ValidationError) as caught:
        published(making.draft(**wrong))
    assert list(caught.value.message_dict) == [named]
    assert not Version.objects.exists()


def test_all_mine_and_a_source_contradict_each_other() -> None:
    draft = making.draft()
    DraftSource.objects.create(draft=draft, source=builders.work("ben"))
    with pytest.raises(ValidationError, match="Take one of the two back"):
        published(draft)


def test_a_failed_file_is_not_published() -> None:
    draft = making.draft()
    media = making.upload(draft)
    media.processing.quarantined_at = timezone.now()
    media.processing.save()
    with pytest.raises(ValidationError, match="could not be read"):
        published(draft)


def test_an_uploaded_text_is_typeset_once_it_is_processed() -> None:
    draft = making.draft(text="")
    making.processed(making.upload(draft, making.words(text="It *walks*.")))
    assert published(draft).html == "<p>It <em>walks</em>.</p>\n"


def test_a_text_published_before_it_is_processed_is_typeset_afterwards() -> None:
    draft = making.draft(text="")
    media = making.upload(draft, making.words(text="It *walks*."))
    version = published(draft)
    assert (version.contribution.kind, version.text) == (Kind.WRITING, "")
    making.processed(media)
    version.refresh_from_db()
    assert (version.text, version.word_count) == ("It *walks*.", 2)
    assert "<em>walks</em>" in version.html


def test_the_next_version_starts_with_the_sources_of_the_last() -> None:
    poem, song = builders.work("ben", title="Poem"), builders.work("cleo", title="Song")
    first = builders.work("ada", title="Fox", sources={poem: Relation.CONTAINS})
    draft = drafts.next_version(contribution=first.contribution, by=builders.user("ada"))
    assert (draft.title, draft.text, draft.all_mine) == ("Fox", first.text, False)
    DraftSource.objects.create(draft=draft, source=song)
    second = published(draft)
    assert (second.number, second.contribution.current) == (2, second)
    assert [edge.source for edge in second.source_edges.all()] == [poem, song]
    assert [notice.recipient.handle for notice in Notice.objects.all()] == ["cleo"]


def test_a_work_has_one_next_version_at_a_time() -> None:
    work = builders.work("ada").contribution
    begun = drafts.next_version(contribution=work, by=builders.user("ada"))
    assert drafts.next_version(contribution=work, by=builders.user("ada")) == begun


def test_a_next_version_keeps_its_authors_and_without_a_new_file_the_old_one() -> None:
    first = published_picture()
    Authorship.objects.create(version=first, person=builders.person("ben"), position=1)
    draft = drafts.next_version(contribution=first.contribution, by=builders.user("ada"))
    second = published(draft)
    (old,), (new,) = first.files.all(), second.files.all()
    assert new.original.name == old.original.name
    assert new.renditions.count() == old.renditions.count() > 0
    assert new.processing.state == old.processing.state == "ready"
    assert [a.person.credit_name for a in second.authorships.all()] == ["Ada", "Ben"]
    assert second.contribution.kind == Kind.IMAGE


def published_picture() -> Version:
    draft = making.draft(text="")
    making.processed(making.upload(draft))
    return published(draft)


def test_everybody_who_was_built_on_is_told_in_a_fixed_number_of_statements() -> None:
    def statements(names: list[str]) -> int:
        works = [builders.work(name, title=f"Of {name}") for name in names]
        mine = builders.work("ada", sources=dict.fromkeys(works, "based_on"))
        with CaptureQueriesContext(connection) as seen:
            remix_notices.tell(version=mine, before=None, by=builders.user("ada"))
        return len(seen)

    statements(["joe"])
    assert statements(["ben"]) == statements(["cleo", "dan", "eva", "max"])
    assert Notice.objects.get(recipient__handle="eva").subject == "Ada built on “Of eva”"
