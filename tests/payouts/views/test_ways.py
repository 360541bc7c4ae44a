"""Each line of an explanation says where its money came from and where the rest of it went."""

import re
from decimal import Decimal

import pytest
from django.test import Client

from contributions.models import Relation
from payouts.models import Proposal
from tests import builders
from tests.payouts import builders as money

pytestmark = pytest.mark.django_db


def why(proposal: Proposal, name: str) -> str:
    key = builders.person(name).key
    return Client().get(f"{proposal.get_absolute_url()}people/{key}/").content.decode()


def printed(page: str) -> list[tuple[str, str]]:
    """(label, amount) of every line, without its markup."""
    lines = re.findall(r"<dt>(.*?)</dt><dd[^>]*>(.*?)</dd>", page, re.DOTALL)
    return [(re.sub(r"<[^>]+>", "", label).strip(), amount.strip()) for label, amount in lines]


def number(amount: str) -> Decimal:
    return Decimal(amount.replace(",", "").replace("− ", "-"))


def test_whoever_is_paid_by_a_remix_is_led_to_where_its_money_came_from() -> None:
    proposal = money.opened()
    page = why(proposal, "ada")
    upstream = f"{proposal.get_absolute_url()}people/{builders.person('cleo').key}/"
    assert f'<a href="{upstream}">“Slow waltz” has</a>' in page
    lines = dict(printed(page))
    assert lines["“Slow waltz” has"] == "628.4610"
    assert lines["“Slow waltz” passes on 125.6922 × 2/3"] == "83.7948"
    assert "“Slow waltz” has" in why(proposal, "ben")


def test_the_part_that_is_passed_on_stands_where_it_is_worked_out() -> None:
    lines = dict(printed(why(money.opened(), "ada")))
    assert lines["“Background” has"] == "418.9740"
    assert lines["“Background” passes on 20 %"] == "83.7948"


def test_the_last_step_leads_over_grains_to_whole_cents() -> None:
    proposal = money.opened()
    lines = printed(why(proposal, "ada"))
    share = proposal.shares.get(person__credit_name="Ada")
    at = [label for label, _amount in lines].index(
        "In grains, of the million million that all of it is cut into"
    )
    assert lines[at][1] == f"{share.grains:,}"
    assert lines[at - 1][1] == "318.4202"
    assert ("In whole cents", "$318.42") in lines[at + 1 : at + 3]


def test_what_a_work_passes_on_is_a_line_that_says_to_whom() -> None:
    lines = printed(why(money.opened(), "cleo"))
    at = [label for label, _amount in lines].index("4,189.74 × 20/100 × 3/4")
    (_first, whole), (words, less), (_kept, result) = lines[at : at + 3]
    assert words.startswith("20 % goes on to “")
    assert "“The walking lighthouse” by Ada" in words
    assert "“Harbour” by Ben" in words
    assert (whole, less, result) == ("628.4610", "− 125.6922", "502.7688")


def test_what_several_authors_share_is_a_line_whose_sum_is_right_as_printed() -> None:
    production = builders.production()
    poem = builders.work("ada", title="Poem")
    song = builders.work("ben", "cleo", "dan", title="Song", sources={poem: Relation.BASED_ON})
    builders.credit(builders.piece(production, "Song", 3), song, 3)
    builders.credit(builders.piece(production, "Idea", 4), builders.person("eva"), role="Idea")
    money.sale(production, 100_001)
    proposal = money.opened(money.computed(production))
    lines = printed(why(proposal, "cleo"))
    at = [label for label, _amount in lines].index("500.01 × 3/7 × 3/3")
    labels = [label for label, _amount in lines[at : at + 4]]
    assert labels[1:] == ["20 % goes on to “Poem” by Ada", "It keeps", "One of 3 authors: ÷ 3"]
    whole, less, kept, mine = [number(amount) for _label, amount in lines[at : at + 4]]
    assert whole + less == kept
    assert abs(kept / 3 - mine) <= Decimal("0.0001")
    page = why(proposal, "eva")
    assert "For Idea, which shaped it" in page
    assert "Idea is in it" not in page


def test_the_books_are_read_period_by_period_and_each_cost_is_named() -> None:
    first = money.distributed()
    production = first.production
    money.sale(production, 50_000, what="A licence", fees=500)
    second = money.opened(money.computed(production))
    money.cost(production, 900, "A courier")
    page = Client().get(f"/productions/{production.slug}/books/").content.decode()
    parts = re.split(r'<section class="stack" id="period-|Not proposed yet', page)
    assert len(parts) == 4
    for what in ("Festival delivery", "Subtitles", "Mix and master"):
        assert what in parts[1]
    assert "A licence" in parts[2]
    assert "Fees: A licence" in parts[2]
    assert "A courier" in parts[3]
    linked = f'/books/#period-{second.thread_id}"'
    assert f'/books/#period-{first.thread_id}"' in why(first, "ada")
    assert f'id="period-{second.thread_id}"' in page
    assert linked in why(second, "ada")
