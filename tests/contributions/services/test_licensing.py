"""A licence for elsewhere, and the strictest ancestor."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from contributions.domain.licences import LIMITING
from contributions.models import Draft, DraftOffsiteSource, OffsiteSource, Relation, Source, Version
from contributions.models.offsite import Licence as Elsewhere
from contributions.queries.licences import options_for, problem_of
from contributions.services import disputing
from contributions.services.deciding import decide
from contributions.services.drafts import next_version
from contributions.services.publishing import publish
from contributions.services.raising import Said
from tests import builders
from tests.contributions import making
from tests.contributions.disputing import moderator

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def licensed(
    name: str, licence: str, title: str, sources: dict[Version, str] | None = None
) -> Version:
    version = builders.work(name, title=title)
    work = version.contribution
    work.current = Version.objects.create(contribution=work, number=2, licence=licence)
    work.current.authorships.create(person=builders.person(name), position=0)
    for source, relation in (sources or {}).items():
        Source.objects.create(derivative=work.current, source=source, relation=relation)
    work.save()
    return work.current


def built_on(source: Version, *, relation: str = Relation.CONTAINS, licence: str = "by") -> Draft:
    draft = making.draft("cleo", all_mine=False, licence=licence)
    draft.sources.create(source=source, relation=relation)
    return draft


def test_the_ancestor_that_forbids_a_licence_is_named() -> None:
    harbour = licensed("ben", "by-nc-sa", "The harbour")
    assert problem_of(built_on(harbour)) == (
        "“The harbour” by Ben is CC BY-NC-SA 4.0, so this can only be CC BY-NC-SA 4.0."
    )
    assert problem_of(built_on(harbour, licence="by-nc-sa")) == ""
    assert problem_of(built_on(harbour, licence="")) == ""


def test_a_work_without_a_licence_leaves_none() -> None:
    assert problem_of(built_on(builders.work("ben", title="The harbour"))) == (
        "“The harbour” by Ben is without a licence for elsewhere, so this can have no licence."
    )


@pytest.mark.parametrize("relation", Relation.values)
def test_only_what_carries_something_over_limits(relation: str) -> None:
    draft = built_on(builders.work("ben"), relation=relation)
    assert bool(problem_of(draft)) is (relation in LIMITING)


def test_an_ancestor_limits_through_generations_but_not_through_an_inspiration() -> None:
    harbour = licensed("ben", "by-nc", "The harbour")
    middle = licensed("dan", "by-nc", "The middle", {harbour: Relation.BASED_ON})
    free = licensed("eva", "cc0", "The free one", {middle: Relation.INSPIRED_BY})
    held = licensed("eva", "cc0", "The held one", {middle: Relation.TRANSLATION_OF})
    assert problem_of(built_on(free)) == ""
    assert "is CC BY-NC 4.0" in problem_of(built_on(held))


@pytest.mark.parametrize("relation", ["", "inspired_by"])
def test_a_source_counts_as_what_was_upheld_about_it(relation: str) -> None:
    lamp = builders.work("ben", title="The lamp")
    remix = licensed("dan", "by-nc", "The remix", {lamp: Relation.CONTAINS})
    draft = built_on(remix, licence="by-nc")
    assert "“The lamp” by Ben" in problem_of(draft)
    said = Said("There is not a line of mine in it.", relation=relation)
    edge = remix.source_edges.get()
    about = disputing.dispute(edge=edge, by=builders.user("ben"), said=said, now=NOW)
    assert problem_of(draft)
    decide(dispute=about, by=moderator("max"), uphold=True, reason="So it is.", now=NOW)
    assert problem_of(draft) == ""


def test_own_works_limit_nothing_but_their_ancestors_do() -> None:
    own = builders.work("cleo", title="Mine")
    assert problem_of(built_on(own)) == ""
    remix = builders.work("cleo", sources={builders.work("ben", title="His"): Relation.CONTAINS})
    assert "“His” by Ben" in problem_of(built_on(remix))


@pytest.mark.parametrize(
    ("licence", "left"),
    [
        (Elsewhere.UNKNOWN, set()),
        (Elsewhere.PERMISSION, set()),
        (Elsewhere.CC_BY_ND, set()),
        (Elsewhere.CC_BY_NC_ND, set()),
        (Elsewhere.PUBLIC_DOMAIN, {"cc0", "by", "by-sa", "by-nc", "by-nc-sa"}),
        (Elsewhere.CC0, {"cc0", "by", "by-sa", "by-nc", "by-nc-sa"}),
        (Elsewhere.CC_BY, {"by", "by-sa", "by-nc", "by-nc-sa"}),
        (Elsewhere.CC_BY_SA, {"by-sa"}),
        (Elsewhere.CC_BY_NC, {"by-nc", "by-nc-sa"}),
        (Elsewhere.CC_BY_NC_SA, {"by-nc-sa"}),
    ],
)
def test_a_work_from_elsewhere_limits_as_its_licence_says(licence: str, left: set[str]) -> None:
    draft = making.draft("cleo", all_mine=False)
    facts = {"title": "Bells", "author": "Someone", "licence": licence, "relation": "contains"}
    DraftOffsiteSource.objects.create(draft=draft, **facts)
    free = {option.value for option in options_for(draft, []) if not option.why}
    assert free == left | {""}
    further = builders.work("cleo")
    OffsiteSource.objects.create(derivative=further, **facts)
    options = options_for(making.draft("cleo"), [(further.pk, Relation.BASED_ON)])
    assert {option.value for option in options if not option.why} == left | {""}


def test_what_cannot_be_given_is_not_published_and_nothing_is_lost() -> None:
    draft = built_on(builders.work("ben", title="The harbour"))
    with pytest.raises(ValidationError) as problem:
        publish(draft=draft, by=draft.author, now=timezone.now())
    assert "licence" in problem.value.error_dict
    assert Draft.objects.open().get(pk=draft.pk).licence == "by"


def test_a_given_licence_stays_with_its_version_and_the_next_starts_with_it() -> None:
    draft = making.draft("cleo", licence="by-sa")
    first = publish(draft=draft, by=draft.author, now=timezone.now())
    after = next_version(contribution=first.contribution, by=draft.author)
    assert after.licence == "by-sa"
    Draft.objects.filter(pk=after.pk).update(licence="")
    second = publish(draft=after, by=draft.author, now=timezone.now())
    first.refresh_from_db()
    assert (first.licence, second.licence) == ("by-sa", "")


def test_the_page_leaves_out_what_is_not_possible_says_why_once_and_checks_again(
    client: Client,
) -> None:
    harbour = builders.work("ben", title="The harbour")
    draft = built_on(harbour, licence="")
    client.force_login(draft.author)
    page = client.get(draft.get_absolute_url()).content.decode()
    assert page.count("“The harbour” by Ben is without a licence") == 1
    assert page.count('type="radio" name="licence"') == 1
    sent = {
        "title": "The fox",
        "text": "New words.",
        "sources": harbour.pk,
        f"relation-{harbour.pk}": "contains",
        "licence": "by",
        "action": "save",
    }
    page = client.post(draft.get_absolute_url(), making.seen(draft) | sent).content.decode()
    assert 'value="by" checked' in page
    assert "New words." in page
    answer = client.post(
        draft.get_absolute_url(),
        making.seen(draft) | sent | {f"relation-{harbour.pk}": "inspired_by"},
    )
    assert answer.status_code == 302
    assert Draft.objects.get(pk=draft.pk).licence == "by"


def test_a_licence_that_does_not_exist_is_a_sentence(client: Client) -> None:
    draft = making.draft("cleo")
    client.force_login(draft.author)
    sent = {"title": "The fox", "all_mine": "on", "licence": "by-nd", "action": "publish"}
    assert client.post(draft.get_absolute_url(), making.seen(draft) | sent).status_code == 200
    assert not Version.objects.exists()


def test_the_next_version_says_that_what_was_given_stays(client: Client) -> None:
    song = licensed("cleo", "by", "The song")
    draft = next_version(contribution=song.contribution, by=builders.user("cleo"))
    client.force_login(draft.author)
    page = client.get(draft.get_absolute_url()).content.decode()
    assert "Version 2 stays under CC BY 4.0" in page


def test_the_work_page_links_the_licence(client: Client) -> None:
    song = licensed("cleo", "by-nc", "The song")
    page = client.get(song.contribution.get_absolute_url()).content.decode()
    address = "https://creativecommons.org/licenses/by-nc/4.0/"
    assert f'<a rel="license" href="{address}">CC BY-NC 4.0</a>' in page


def test_a_thousand_ancestors_are_one_statement() -> None:
    last = licensed("ben", "by", "Number 0")
    for number in range(30):
        last = licensed("ben", "by", f"Number {number}", {last: Relation.CONTAINS})
    draft = built_on(last, licence="cc0")
    with CaptureQueriesContext(connection) as captured:
        assert "so this can only be" in problem_of(draft)
    assert len(captured) <= 2
