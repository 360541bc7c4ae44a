"""Dan disputes that words of Ben's are made from his, Cleo claims a source; Max decides both."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys.people import Crowd
from tests.journeys.story import publish_words

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def lamp(crowd: Crowd) -> str:
    words = publish_words(crowd.member("dan"), title="A lamp that waits", text="It waits, waits.")
    return words.path


@pytest.fixture(scope="module")
def answer(crowd: Crowd, lamp: str) -> str:
    ben = crowd.member("ben")
    ben.open(lamp).press("Remix this").arrives("/contribute/")
    ben.names_source("A lamp that waits")
    return ben.publishes(title="A lamp that goes", text="It goes, and it goes.")


def test_a_dispute_is_raised_answered_and_upheld_and_its_history_stays(
    crowd: Crowd, lamp: str, answer: str
) -> None:
    dan, ben, max_ = crowd.member("dan"), crowd.member("ben"), crowd.member("max")
    dan.open(lamp).follow("A source is wrong or missing?").arrives(f"{lamp}disputes/")
    dan.follow("Dispute A lamp that goes")
    dan.page.get_by_label("It is not made from mine at all").check()
    dan.fill(what="There is not a line of mine in it.").press("Dispute it")
    dispute = dan.arrives(r"/disputes/\d+/").path

    ben.open("/notices/").sees("disputes that “A lamp that goes” was made from")
    ben.open(answer).sees("disputed")
    ben.open(dispute).fill(comment="Listen to how it waits.").press("Say it")
    ben.sees("Listen to how it waits.")

    max_.open("/disputes/").follow("Is “A lamp that goes” made from “A lamp that waits”?")
    max_.page.get_by_label("no longer counts as a source").check()
    max_.fill(reason="Nothing of it can be found there.").press("Decide")
    max_.is_told("Decided. Both sides are told, with your reason.")
    dan.open("/notices/").sees("Nothing of it can be found there.")

    visitor = crowd.visitor().open(answer)
    visitor.sees("“A lamp that waits” was named, and found not to be a source.")
    visitor.open(f"{answer}lineage/").sees("A lamp that goes")
    expect(visitor.page.get_by_role("main")).not_to_contain_text("A lamp that waits")
    visitor.open(f"{answer}credits/")
    assert "A lamp that waits" not in visitor.page.get_by_label("As text").input_value()
    visitor.open(dispute)
    for said in ("There is not a line of mine", "how it waits.", "Nothing of it can be found"):
        visitor.sees(said)


def test_somebody_else_claims_a_source_and_it_is_made_one(crowd: Crowd) -> None:
    cleo, max_ = crowd.member("cleo"), crowd.member("max")
    bell = publish_words(crowd.member("dan"), title="A bell under water", text="It rings.").path
    tide = publish_words(crowd.member("ben"), title="A tide with a bell", text="It rings.").path
    cleo.open(f"{tide}disputes/").follow("Name a missing source").arrives(f"{tide}claim/")
    cleo.field("Address of the source").fill(bell)
    cleo.page.get_by_label("It contains it").check()
    cleo.field("What happened").fill("Its only line is the other's only line.")
    cleo.press("Send the claim").arrives(f"{tide}claim/")  # the browser asks for the evidence
    cleo.field("How can it be seen").fill("Line one, in both.")
    claim = cleo.press("Send the claim").arrives(r"/disputes/\d+/").path

    max_.open(claim).page.get_by_label("becomes a source of").check()
    max_.fill(reason="Line one, in both.").press("Decide")
    max_.is_told("Decided. Both sides are told, with your reason.")

    visitor = crowd.visitor().open(tide)
    visitor.sees("A bell under water")
    visitor.open(f"{tide}lineage/").sees("A bell under water")
    visitor.open(f"{tide}credits/")
    assert "A bell under water" in visitor.page.get_by_label("As text").input_value()
    visitor.open(f"{tide}disputes/").follow("What was decided A bell under water").arrives(claim)
