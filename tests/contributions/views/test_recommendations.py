from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Distance, Notice, Reach
from contributions.models import Contribution, Recommendation
from tests import builders

pytestmark = pytest.mark.django_db
AtMost = Callable[[int], AbstractContextManager[object]]


@pytest.fixture
def poem() -> Contribution:
    return builders.work("ada", title="Complaint").contribution


@pytest.fixture
def ben(client: Client) -> Client:
    client.force_login(builders.user("ben"))
    return client


def text(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def give(client: Client, work: Contribution, **fields: str) -> str:
    answer = client.post(f"/works/{work.pk}/recommendation/", fields, follow=True)
    return answer.content.decode()


def heart_of(name: str) -> Recommendation:
    return Recommendation.objects.get(user=builders.user(name))


def test_a_sentence_beside_a_heart_is_public_and_can_be_changed(
    ben: Client, poem: Contribution
) -> None:
    give(ben, poem, sentence="It walks <b>into</b>\r\n the sea.")
    assert "It walks &lt;b&gt;into&lt;/b&gt; the sea." in text(
        Client(), f"/works/{poem.pk}/recommendations/"
    )
    give(ben, poem, sentence="It gets up.")
    give(ben, poem)
    assert heart_of("ben").sentence == "It gets up."
    give(ben, poem, sentence="")
    assert heart_of("ben").sentence == ""
    assert Notice.objects.filter(recipient=builders.user("ada")).count() == 1


def test_what_is_taken_back_is_shown_to_nobody_and_comes_back_as_it_was(
    ben: Client, poem: Contribution
) -> None:
    give(ben, poem, sentence="It gets up.")
    long_ago = timezone.now() - timedelta(days=40)
    Recommendation.objects.update(created_at=long_ago)
    give(ben, poem, take_back="1")
    give(ben, poem, take_back="1")
    for address in (f"/works/{poem.pk}/recommendations/", "/people/ben/recommendations/"):
        assert "It gets up." not in text(Client(), address)
    assert "0 members recommend this." in text(Client(), f"/works/{poem.pk}/recommendations/")
    assert "Recommended by </span>0" in text(Client(), "/discover/")
    give(ben, poem)
    assert (heart_of("ben").sentence, heart_of("ben").created_at) == ("It gets up.", long_ago)


def test_a_sentence_that_is_too_long_is_kept_and_refused(ben: Client, poem: Contribution) -> None:
    page = give(ben, poem, sentence="x" * 281)
    assert "There is room for 280 characters, this sentence has 281." in page
    assert "x" * 281 in page
    assert "maxlength" not in page
    assert not Recommendation.objects.exists()


def test_no_words_pass_a_block_but_a_heart_does(ben: Client, poem: Contribution) -> None:
    Distance.objects.create(
        keeper=builders.user("ada"), other=builders.user("ben"), reach=Reach.BLOCK
    )
    assert "You cannot reach them here." in give(ben, poem, sentence="Look at me.")
    assert not Recommendation.objects.exists()
    give(ben, poem)
    assert heart_of("ben").sentence == ""
    assert not Notice.objects.exists()


def test_words_of_somebody_muted_are_hidden_from_the_reader_alone(
    ben: Client, poem: Contribution, client: Client
) -> None:
    give(ben, poem, sentence="It gets up.")
    Distance.objects.create(
        keeper=builders.user("cleo"), other=builders.user("ben"), reach=Reach.MUTE
    )
    client.force_login(builders.user("cleo"))
    page = text(client, f"/works/{poem.pk}/recommendations/")
    assert "1 member recommends this." in page
    assert "It gets up." not in page
    assert "It gets up." in text(Client(), f"/works/{poem.pk}/recommendations/")


def test_people_who_left_and_works_that_are_gone_leave_no_trace(
    ben: Client, poem: Contribution
) -> None:
    give(ben, poem, sentence="It gets up.")
    builders.withdrawn(poem.current)  # type: ignore[arg-type]
    assert ben.get(f"/works/{poem.pk}/recommendations/").status_code == 404
    assert ben.post(f"/works/{poem.pk}/recommendation/").status_code == 404
    for address in ("/people/ben/", "/people/ben/recommendations/"):
        assert "Complaint" not in text(Client(), address)
    Contribution.objects.update(withdrawn_at=None, withdrawn_by=None)
    assert "It gets up." in text(Client(), "/people/ben/")
    user = builders.user("ben")
    user.is_active = False
    user.save()
    assert "It gets up." not in text(Client(), f"/works/{poem.pk}/recommendations/")
    assert Client().get("/people/ben/recommendations/").status_code == 404


def test_a_profile_hides_what_its_reader_does_not_want_to_meet(
    ben: Client, poem: Contribution, client: Client
) -> None:
    give(ben, poem, sentence="It gets up.")
    Distance.objects.create(
        keeper=builders.user("cleo"), other=builders.user("ada"), reach=Reach.MUTE
    )
    client.force_login(builders.user("cleo"))
    assert "Complaint" not in text(client, "/people/ben/recommendations/")


@pytest.mark.parametrize("count", [1, 30])
def test_the_lists_take_as_many_statements_for_one_as_for_thirty(
    count: int, poem: Contribution, django_assert_max_num_queries: AtMost
) -> None:
    dan = builders.user("dan")
    for number in range(count):
        fan = builders.user(f"fan{number}")
        Recommendation.objects.create(contribution=poem, user=fan, sentence="Yes.")
        Recommendation.objects.create(contribution=builders.work("ada").contribution, user=dan)
    with django_assert_max_num_queries(3):
        assert text(Client(), f"/works/{poem.pk}/recommendations/").count("Yes.") == count
    with django_assert_max_num_queries(4):
        text(Client(), "/people/dan/recommendations/")


@pytest.mark.parametrize("page", ["0", "-1", "x", "9" * 30])
def test_an_impossible_page_is_the_nearest_one(page: str, poem: Contribution) -> None:
    assert Client().get(f"/works/{poem.pk}/recommendations/?page={page}").status_code == 200
