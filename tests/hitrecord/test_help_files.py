"""The help page about files says what is enforced, and nothing twice."""

from dataclasses import fields, replace

import pytest
from django.test import Client
from django.utils.html import escape

from contributions.media import heic
from contributions.media.limits import DEFAULT, Limits
from contributions.media.reasons import sentence
from hitrecord.queries.accepted import FILES, INTERNAL, REFUSED, accepted, quotas
from tests import builders

PARTS = [each.name for each in fields(Limits) if each.name != "process"]


def test_every_part_of_the_limits_has_its_place() -> None:
    assert list(FILES) == PARTS


@pytest.mark.parametrize("part", PARTS)
def test_every_limit_that_a_member_can_meet_is_said(part: str) -> None:
    """Twice as much in the limits is something else on the page, for each number there is."""
    own = getattr(DEFAULT, part)
    before = next(each for each in accepted(DEFAULT) if each.kind == part)
    for each in fields(own):
        if each.name in INTERNAL:
            continue
        doubled = replace(own, **{each.name: 2 * getattr(own, each.name)})
        after = accepted(replace(DEFAULT, **{part: doubled}))
        assert next(row for row in after if row.kind == part).limits != before.limits, each.name


@pytest.mark.django_db
def test_the_page_holds_them_all_and_what_to_do_instead(client: Client) -> None:
    page = client.get("/help/files/").content.decode()
    for each in accepted(DEFAULT):
        for line in each.limits:
            assert escape(line) in page
    for line in quotas():
        assert escape(line) in page
    for code in REFUSED:
        # With its library HEIC is among what is taken.
        assert (escape(sentence(code, {})) in page) is not (code == "heic" and heic.can_read())
    assert ("TIFF, HEIC" in page) is heic.can_read()
    for number in ("200,000 words", "60 million pixels", "120 minutes", "4 GB", "200 frames"):
        assert number in page


@pytest.mark.django_db
def test_the_page_is_linked_from_where_files_are_chosen(client: Client) -> None:
    client.force_login(builders.user("ada"))
    assert 'href="/help/files/"' in client.get("/contribute/").content.decode()
    assert 'href="/help/files/"' in client.get("/help/how-it-works/").content.decode()
