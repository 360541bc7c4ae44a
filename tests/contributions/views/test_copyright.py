"""The public form of a copyright notice, the counter-notice, and the admin's steps."""

from __future__ import annotations

import pytest
from django.test import Client

from contributions.models import Contribution, CopyrightNotice
from tests import builders
from tests.contributions.disputing import moderator

pytestmark = pytest.mark.django_db
SAID = {
    "original": "The melody is from my song.",
    "claimant": "Jo Else",
    "email": "jo@else.example",
    "contact": "12 Hill Road",
    "good_faith": "on",
}


def test_a_visitor_names_several_works(client: Client) -> None:
    works = [builders.work("eva").contribution for _ in range(2)]
    named = "\n".join(f"https://studio.example{work.get_absolute_url()}" for work in works)
    assert client.post("/copyright/", SAID | {"works": named}).status_code == 302
    assert CopyrightNotice.objects.count() == 2


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"works": "/works/999999/"}, "not the address of a work here"),
        ({"works": "my song"}, "not the address of a work here"),
        ({"works": ""}, "Give the address"),
        ({"works": "1", "good_faith": ""}, "Without this statement"),
        ({"works": "1", "original": ""}, "Say what is yours"),
    ],
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(
    client: Client, told: dict[str, str], sentence: str
) -> None:
    page = client.post("/copyright/", SAID | told).content.decode()
    assert sentence in page
    assert "12 Hill Road" in page
    assert not CopyrightNotice.objects.exists()


def test_from_the_notice_to_the_counter_notice_on_the_pages(client: Client) -> None:
    work = builders.work("eva", title="Waltz").contribution
    client.post("/copyright/", SAID | {"works": f"/works/{work.pk}/"})
    row = CopyrightNotice.objects.get()
    max_, eva = Client(), Client()
    max_.force_login(moderator("max"))
    eva.force_login(builders.user("eva"))
    assert eva.get(row.get_absolute_url()).status_code == 404
    path = f"/admin/contributions/copyrightnotice/{row.pk}/steps/remove/"
    assert "Jo Else" in max_.get(path).content.decode()
    assert "Say why" in max_.post(path, {"reason": ""}).content.decode()
    assert max_.post(path, {"reason": "It is the same."}).status_code == 302
    assert "does not lead on" in max_.post(path, {"reason": "Again."}).content.decode()
    assert "The melody is from my song." in eva.get(row.get_absolute_url()).content.decode()
    said = {"words": "A folk song.", "good_faith": "on"}
    assert (
        "Without this"
        in eva.post(row.get_absolute_url(), said | {"good_faith": ""}).content.decode()
    )
    assert eva.post(row.get_absolute_url(), said).status_code == 302
    row.refresh_from_db()
    assert row.stage == "countered"
    assert "/steps/keep_down/" in max_.get("/admin/contributions/copyrightnotice/").content.decode()
    down, up = path.replace("remove", "keep_down"), path.replace("remove", "restore")
    assert max_.post(down, {"reason": "They sued."}).status_code == 302
    assert "the court found for its authors" in max_.get(up).content.decode()
    assert max_.post(up, {"reason": "Judgment of 3 May."}).status_code == 302
    assert Contribution.objects.published().filter(pk=work.pk).exists()
