"""What is private, withdrawn or removed leaves no trace: its word stands at no address that a
visitor or another member may read, found by walking all addresses there are. Of a withdrawn work
its name stays, and only where a tombstone is meant to stand."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from contributions.models import Contribution, Draft, Relation, Tag, Version
from contributions.services.comments import write
from tests import builders
from tests.hitrecord.addresses import addresses

pytestmark = pytest.mark.django_db
WORD, NAME = "quagswagger", "plumbwhistle"
"""What nobody may read any more, and the name of the work that its authors withdrew."""

TOMBSTONES = {
    # Its own addresses say 410 with whose it was, its name and its threads, and no more.
    *("work", "version", "embed", "api_work", "api_versions", "api_version"),
    # Lineage and credits of what was made from it keep it by its name: credit is never undone.
    *("lineage", "lineage_json", "api_lineage", "comparison", "download", "entry"),
    *("credits", "credits_txt", "credits_json", "api_credits"),
    # Anybody may say years later that a thread is wrong or missing.
    *("work_disputes", "claim", "dispute_source"),
}


def a_studio_with_secrets() -> tuple[list[int], list[str]]:
    ada, project = builders.user("ada"), builders.project()
    builders.call(project)
    draft = Draft.objects.create(author=ada, title=WORD, text=WORD, tags=WORD)
    withdrawn, removed = a_secret(NAME), a_secret("A work without its title")
    sources = {withdrawn: Relation.CONTAINS, removed: Relation.CONTAINS}
    song = builders.work("ada", "ben", title="Something for everybody", sources=dict(sources))
    for each in sources:
        said = write(thread=each.contribution.thread, author=ada, text=f"So {WORD}.")
        builders.withdrawn(each)
    gone = removed.contribution
    gone.removed_at, gone.removed_by = timezone.now(), builders.staff("max")
    gone.removed_reason, gone.removed_title = WORD, f"The {WORD}"
    gone.save()
    works = [withdrawn.contribution, gone, song.contribution]
    versions = [withdrawn.pk, removed.pk, song.pk]
    numbers = {draft.pk, said.pk, *(work.pk for work in works), *versions}
    return sorted(numbers), ["ada", WORD, project.slug]


def a_secret(title: str) -> Version:
    version = builders.work("ada", title=title, text=f"all about {WORD}")
    of = Contribution.objects.filter(pk=version.contribution_id)
    of.update(alt_text=WORD, wish=WORD, process_note=WORD)
    tag, _new = Tag.objects.get_or_create(slug=WORD, name=WORD.title())
    version.contribution.refresh_from_db()
    version.contribution.tags.add(tag)
    return version


def body(answer: Any) -> str:
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return str(content.decode("utf-8", "replace")).lower()


def besides(address: str, answer: Any) -> str:
    """What it says but for the address, and the way back from it, that were typed."""
    steps = address.lower().strip("/").split("/")
    said = body(answer).replace(address.lower(), "")
    for last in range(len(steps), 0, -1):
        said = said.replace(f"/{'/'.join(steps[:last])}/", "")
    return said


@pytest.mark.parametrize("who", ["", "dan"])
def test_no_address_says_the_word_of_what_is_not_to_be_seen(client: Client, who: str) -> None:
    numbers, words = a_studio_with_secrets()
    if who:
        client.force_login(builders.user(who))
    telling, naming, seen = set(), set(), 0
    for address, name in addresses(numbers, words).items():
        answer = client.get(address)
        assert answer.status_code < 500, address
        seen += answer.status_code == 200
        said = besides(address, answer)
        if WORD in said:
            telling.add(address)
        if NAME in said:
            naming.add(name)
    assert seen > 60
    assert sorted(telling) == []
    assert sorted(naming - TOMBSTONES) == []


def test_no_search_says_it_either(client: Client) -> None:
    a_studio_with_secrets()
    for secret in (WORD, NAME):
        begun = secret[:-2]
        for address in ("search", "discover", "search_feed", "tag_suggestions"):
            for typed in (begun, begun[:-2] + begun[-1] + begun[-2]):
                answer = client.get(reverse(address), {"q": typed, "typed": typed, "tags": typed})
                assert secret not in body(answer), address
