import hashlib
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Notice
from contributions.models import Comment
from payouts.models import Proposal
from payouts.services.discussion import say
from tests import builders
from tests.payouts import builders as money

pytestmark = pytest.mark.django_db


def signed_in(name: str) -> Client:
    client = Client()
    client.force_login(builders.user(name))
    return client


def test_everybody_may_read_an_open_proposal(client: Client) -> None:
    proposal = money.opened()
    page = client.get(proposal.get_absolute_url()).content.decode()
    assert "$4,189.74 for 5 people" in page
    assert "lineage alone" not in page
    assert "$318.42" in page
    assert proposal.document_hash in page


@pytest.mark.parametrize("part", ["", "state/", "proposal.json", "proposal.csv", "document.json"])
def test_a_draft_is_for_staff_alone(client: Client, part: str) -> None:
    url = money.computed().get_absolute_url() + part
    assert client.get(url).status_code == 404
    assert signed_in("ada").get(url).status_code == 404
    assert signed_in("finn").get(url).status_code == 200


def test_ada_finds_herself_in_the_table() -> None:
    page = signed_in("ada").get(money.opened().get_absolute_url()).content.decode()
    assert 'href="#me"' in page
    assert 'id="me"' in page


def test_a_stranger_is_not_offered_to_find_themself() -> None:
    page = signed_in("gus").get(money.opened().get_absolute_url()).content.decode()
    assert "Find me" not in page


def test_a_proposal_that_waits_says_so_and_looks_again() -> None:
    from payouts.services.proposals import propose

    waiting = propose(production=money.sold(), currency="USD", by=builders.staff("finn"))
    page = signed_in("finn").get(waiting.get_absolute_url()).content.decode()
    assert "Waiting to be computed" in page
    assert "data-pending" in page


def test_what_stands_in_the_way_is_said_on_the_page() -> None:
    production = money.lighthouse()
    builders.piece(production, "Titles", 4)
    blocked = money.computed(money.sold(production))
    page = signed_in("finn").get(blocked.get_absolute_url()).content.decode()
    assert "The piece “Titles” has no credit with points." in page


def test_the_published_bytes_have_the_published_hash(client: Client) -> None:
    proposal = money.opened()
    answer = client.get(f"{proposal.get_absolute_url()}document.json")
    assert hashlib.sha256(answer.content).hexdigest() == proposal.document_hash


def test_the_json_adds_up_to_the_pool(client: Client) -> None:
    proposal = money.opened()
    told = client.get(f"{proposal.get_absolute_url()}proposal.json").json()
    assert sum(one["amount"] for one in told["people"]) == told["pool"] == 418_974


def test_a_name_is_not_a_formula_in_the_csv(client: Client) -> None:
    ada = builders.person("ada")
    ada.credit_name = "=HYPERLINK(1)"
    ada.save()
    answer = client.get(f"{money.opened().get_absolute_url()}proposal.csv").content.decode()
    assert f"{ada.key},'=HYPERLINK(1)," in answer
    assert "318.42,USD" in answer


def test_a_member_says_something_about_a_proposal() -> None:
    proposal = money.opened()
    url = f"{proposal.get_absolute_url()}comments/"
    signed_in("ben").post(url, {"text": "Where is my **boat**?"})
    assert Comment.objects.get().thread == proposal.thread


def test_an_empty_remark_gets_a_sentence_on_the_same_page() -> None:
    url = f"{money.opened().get_absolute_url()}comments/"
    answer = signed_in("ben").post(url, {"text": " "})
    assert answer.status_code == 422
    assert "Write something" in answer.content.decode()


def remark(proposal: Proposal, name: str = "ben", parent: Comment | None = None) -> Comment:
    return say(proposal=proposal, author=builders.user(name), text="My boat?", parent=parent)


def withdrawn(comment: Comment) -> Comment:
    comment.withdrawn_at = timezone.now()
    comment.save()
    return comment


@pytest.mark.parametrize("is_below", [False, True])
def test_an_answer_to_a_remark_that_is_gone_keeps_what_was_typed(is_below: bool) -> None:
    proposal = money.opened()
    first = remark(proposal)
    answered = remark(proposal, "cleo", first) if is_below else first
    withdrawn(first)
    typed = {"text": "It is in piece 2.", "answers": answered.pk}
    answer = signed_in("ada").post(f"{proposal.get_absolute_url()}comments/", typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "The comment you answer is gone." in page
    assert "It is in piece 2." in page


def test_a_remark_is_answered_and_taken_back_by_its_author_alone() -> None:
    proposal = money.opened()
    first = remark(proposal)
    url, ben = f"{proposal.get_absolute_url()}comments/", signed_in("ben")
    assert "Answer to Ben" in signed_in("ada").get(proposal.get_absolute_url()).content.decode()
    signed_in("ada").post(url, {"text": "It is in piece 2.", "answers": first.pk})
    reply = Comment.objects.get(parent=first)
    page = signed_in("ada").get(proposal.get_absolute_url()).content.decode()
    back = f"/comments/{reply.pk}/withdrawal/"
    assert back in page
    assert ben.post(back).status_code == 404
    signed_in("ada").post(back)
    reply.refresh_from_db()
    assert reply.withdrawn_at is not None
    assert signed_in("ada").get(url).status_code == 405


def test_an_answer_that_was_refused_stays_in_its_own_field() -> None:
    proposal = money.opened()
    first = remark(proposal)
    typed = {"text": " ", "answers": first.pk}
    answer = signed_in("ada").post(f"{proposal.get_absolute_url()}comments/", typed)
    assert f'id="answer-error-{first.pk}"' in answer.content.decode()


def test_those_who_take_part_hear_of_a_remark_once() -> None:
    proposal = money.opened()
    first = remark(proposal)
    withdrawn(remark(proposal, "dan"))
    Notice.objects.all().delete()
    remark(proposal, "ada", first)
    told = Notice.objects.values_list("recipient__handle", "event")
    assert sorted(told) == [("ben", "commented"), ("paula", "commented")]


def test_a_visitor_signs_in_to_say_something(client: Client) -> None:
    answer = client.post(f"{money.opened().get_absolute_url()}comments/", {"text": "hi"})
    assert "login" in answer["Location"]


def test_an_explanation_goes_from_the_sale_to_the_cents(client: Client) -> None:
    proposal, ada = money.opened(), builders.person("ada")
    page = client.get(f"{proposal.get_absolute_url()}people/{ada.key}/").content.decode()
    for number in ("12,000.00", "3,620.52", "8,379.48", "4,189.74", "150.8306", "83.7948"):
        assert number in page
    assert "318.4202" in page
    assert "“Slow waltz” by Cleo is based on “The walking lighthouse”" in page


def test_everybody_named_has_an_explanation_that_ends_in_their_amount(client: Client) -> None:
    proposal = money.opened()
    for share in proposal.shares.select_related("person"):
        url = f"{proposal.get_absolute_url()}people/{share.person.key}/"
        page = client.get(url).content.decode()
        assert f"{share.amount // 100:,}.{share.amount % 100:02}" in page


def test_somebody_who_is_not_named_has_no_explanation(client: Client) -> None:
    key = builders.person("gus").key
    url = f"{money.opened().get_absolute_url()}people/{key}/"
    assert client.get(url).status_code == 404


def test_a_later_period_is_explained_by_the_agreed_shares(client: Client) -> None:
    first = money.distributed()
    money.sale(first.production, 20_000)
    second = money.opened(money.computed(first.production))
    url = f"{second.get_absolute_url()}people/{builders.person('ada').key}/"
    page = client.get(url).content.decode()
    assert "As agreed for the first profit" in page
    assert "<dt>Costs</dt><dd>0.00</dd>" in page
    assert client.get(second.get_absolute_url()).status_code == 200


def test_a_later_period_flows_from_the_half_straight_to_the_people(client: Client) -> None:
    first = money.distributed()
    money.sale(first.production, 20_000)
    second = money.opened(money.computed(first.production))
    wide, upright = client.get(second.get_absolute_url()).context["rivers"]
    amounts = {label.text: label.amount for label in wide.labels}
    for share in second.shares.select_related("person"):
        assert amounts[share.person.credit_name] == share.amount
    assert [label.amount for label in upright.labels][-4:] == [6400, 1200, 900, 760 + 740]
    mouth = [band for band in upright.bands if band.kind == "band people"][1:]
    assert len(mouth) == 4


def test_more_people_do_not_mean_more_statements(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    production = money.lighthouse()
    crowd = builders.piece(production, "Crowd", 10)
    for number in range(15):
        builders.credit(crowd, builders.person(f"voice{number}"), role="Voice")
    proposal = money.opened(money.computed(money.sold(production)))
    with django_assert_max_num_queries(9):
        client.get(proposal.get_absolute_url())
