"""Only works on the wall are newly named, whoever withdraws or publishes at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone

from contributions.models import Contribution, Draft, Source, Version
from contributions.services import drafts
from contributions.services.publishing import publish
from contributions.services.withdrawing import withdraw
from tests import builders
from tests.at_once import wait_until_somebody_waits
from tests.contributions import making

pytestmark = pytest.mark.django_db(transaction=True)


def remix(of: Version) -> Draft:
    draft = making.draft("ben", all_mine=False)
    draft.sources.create(source=of, note="Thank you.")
    return draft


def out_with(draft: Draft) -> str:
    """What is said about it, "" when it is out."""
    try:
        publish(draft=draft, by=draft.author, now=timezone.now())
    except ValidationError as problems:
        return " ".join(problems.messages)
    finally:
        connection.close()
    return ""


def test_what_was_withdrawn_meanwhile_is_not_newly_named() -> None:
    poem = builders.work("ada", title="Poem")
    draft = remix(poem)
    builders.withdrawn(poem)
    with pytest.raises(ValidationError, match="“Poem” was withdrawn meanwhile"):
        publish(draft=draft, by=draft.author, now=timezone.now())
    assert draft.sources.get().note == "Thank you."


def test_what_an_earlier_version_named_is_carried_over() -> None:
    poem = builders.work("ada")
    song = builders.remix(poem, "ben")
    builders.withdrawn(poem)
    draft = drafts.next_version(contribution=song.contribution, by=builders.user("ben"))
    assert (
        publish(draft=draft, by=draft.author, now=timezone.now()).source_edges.get().source == poem
    )


def test_who_withdraws_while_it_is_published_comes_first_or_last() -> None:
    poem = builders.work("ada", title="Poem")
    draft = remix(poem)
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            work = Contribution.objects.get(pk=poem.contribution_id)
            withdraw(contribution=work, by=builders.user("ada"), now=timezone.now())
            said = pool.submit(out_with, draft)
            wait_until_somebody_waits()
        assert "“Poem” was withdrawn meanwhile" in said.result(20)
    assert not Source.objects.exists()


def test_two_works_that_name_each_other_at_the_same_moment_close_no_circle() -> None:
    fox, pier = builders.work("ada"), builders.work("ben")
    together, both = Barrier(2), []
    for by, own, other in (("ada", fox, pier), ("ben", pier, fox)):
        draft = drafts.next_version(contribution=own.contribution, by=builders.user(by))
        draft.sources.create(source=other)
        Draft.objects.filter(pk=draft.pk).update(all_mine=False)
        both.append(draft)

    def publish_now(draft: Draft) -> str:
        together.wait(10)
        return out_with(draft)

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(publish_now, both)) == ["", ""]
    assert {edge.source for edge in Source.objects.all()} == {fox, pier}
    assert all(edge.source_id < edge.derivative_id for edge in Source.objects.all())
