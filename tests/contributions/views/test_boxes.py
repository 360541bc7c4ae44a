"""Boxes on works of several pictures, and on a version whose picture is another."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.utils import timezone

from contributions.models import Anchor, Comment, MediaFile, Processing, Rendition, Version
from tests import builders

pytestmark = pytest.mark.django_db
BOX = {"left": "10", "top": "20", "width": "30", "height": "5"}


def pictured(version: Version, *sizes: tuple[str, int, int]) -> Version:
    """A picture for each: what it shows, and its width and height."""
    for place, (shows, width, height) in enumerate(sizes):
        media = MediaFile.objects.create(
            uploader=builders.user("ben"),
            version=version,
            kind="image",
            sha256=shows,
            size=1,
            position=place,
            facts={"width": width, "height": height},
        )
        Processing.objects.create(media=media, finished_at=timezone.now())
        Rendition.objects.create(
            media=media, role="image-640", file=f"{shows}.webp", content_type="image/webp", size=1
        )
    return version


@pytest.fixture
def sheet() -> Version:
    """Three pictures by Ben."""
    fox = builders.work("ben", title="Fox", kind="image")
    return pictured(fox, ("front", 400, 300), ("back", 300, 400), ("tail", 100, 100))


def page(client: Client, version: Version, rest: str = "") -> str:
    return client.get(f"/works/{version.contribution_id}/{rest}").content.decode()


def mark(client: Client, version: Version, part: int, **named: str) -> str:
    client.force_login(builders.user("dan"))
    where = f"/works/{version.contribution_id}/comments/?part={part}"
    box = {"text": "Too dark."} | (named or BOX)
    return client.post(where, box, follow=True).content.decode()


def frames(html: str) -> int:
    return len(re.findall('class="frame" x="10.0%" y="20.0%"', html))


def test_each_picture_has_its_turn_on_the_stage(client: Client, sheet: Version) -> None:
    assert "front.webp" in page(client, sheet).split("work-files")[0]
    second = page(client, sheet, "?part=2")
    assert "back.webp" in second.split("work-files")[0]
    assert 'aria-current="true"><b>Picture 2</b>' in second
    assert client.get(f"/works/{sheet.contribution_id}/?part=4").status_code == 404


def test_a_box_on_the_second_picture_stands_there_and_is_reached_from_the_first(
    client: Client, sheet: Version
) -> None:
    answered = mark(client, sheet, 2)
    anchor = Anchor.objects.get()
    assert anchor.picture == sheet.files.get(sha256="back")
    assert frames(answered) == 1, "one is back where one drew it"
    assert "On picture 2" in answered
    first = page(client, sheet)
    assert frames(first) == 0
    assert f'href="?part=2#box-{anchor.comment_id}"' in first


def test_a_flag_whose_remark_is_on_another_page_of_the_talk_keeps_the_picture(
    client: Client, sheet: Version
) -> None:
    mark(client, sheet, 2)
    anchor = Anchor.objects.get()
    thread, dan = sheet.contribution.thread, builders.user("dan")
    said = [Comment(thread=thread, author=dan, text="So.", html="<p>So.</p>") for _ in range(51)]
    Comment.objects.bulk_create(said)
    second = page(client, sheet, "?part=2&talk=2")
    to = f"/works/{sheet.contribution_id}/?part=2&amp;remark={anchor.comment_id}"
    assert f'<a href="{to}#comment-{anchor.comment_id}" id="box-' in second
    assert f'<li id="comment-{anchor.comment_id}"' not in second
    assert f'<li id="comment-{anchor.comment_id}"' in client.get(to.replace("&amp;", "&")).text


def test_without_a_number_the_first_picture_is_meant(client: Client, sheet: Version) -> None:
    mark(client, sheet, 9)
    assert Anchor.objects.get().picture == sheet.files.get(sha256="front")


def test_another_picture_than_the_one_on_the_stage_is_named_by_its_number(
    client: Client, sheet: Version
) -> None:
    client.force_login(builders.user("dan"))
    assert 'name="picture"' in page(client, sheet)
    answered = mark(client, sheet, 1, **BOX, picture="2")
    assert Anchor.objects.get().picture == sheet.files.get(sha256="back")
    assert 'aria-current="true"><b>Picture 2</b>' in answered, "one is led to what one marked"
    assert frames(answered) == 1


def test_the_number_of_a_picture_alone_means_all_of_it(client: Client, sheet: Version) -> None:
    answered = mark(client, sheet, 1, picture="3")
    anchor = Anchor.objects.get()
    assert anchor.picture == sheet.files.get(sha256="tail")
    assert (anchor.left, anchor.top, anchor.width, anchor.height) == (0, 0, 10_000, 10_000)
    assert "On picture 3" in answered


@pytest.mark.parametrize(
    ("number", "why"),
    [
        ("4", "Version 1 has no picture 4."),
        ("0", "Name the picture by its number, such as 2."),
        ("99999999999", "Name the picture by its number, such as 2."),
        ("the fox", "Name the picture by its number, such as 2."),
    ],
)
def test_a_picture_that_is_not_there_is_answered_with_a_sentence_and_the_words_are_kept(
    client: Client, sheet: Version, number: str, why: str
) -> None:
    answered = mark(client, sheet, 1, **BOX, picture=number)
    assert why in answered
    assert "Too dark.</textarea>" in answered
    assert not Anchor.objects.exists()


def test_a_work_of_one_picture_asks_for_no_number(client: Client) -> None:
    owl = pictured(builders.work("ben", title="Owl", kind="image"), ("owl", 400, 300))
    client.force_login(builders.user("dan"))
    assert 'name="picture"' not in page(client, owl)
    assert 'name="left"' in page(client, owl)


def test_a_link_to_a_remark_brings_its_picture_with_it(client: Client, sheet: Version) -> None:
    mark(client, sheet, 2)
    remark = f"?remark={Anchor.objects.get().comment_id}"
    assert 'aria-current="true"><b>Picture 2</b>' in page(client, sheet, remark)
    new = pictured(builders.new_version(sheet.contribution, "ben"), ("tail", 100, 100), ("x", 9, 1))
    assert 'aria-current="true"><b>Picture 1</b>' in page(client, new, remark)
    there = page(client, new, f"versions/1/{remark}")
    assert 'aria-current="true"><b>Picture 2</b>' in there


def test_the_same_box_on_two_pictures_is_two_remarks(client: Client, sheet: Version) -> None:
    for part in (1, 1, 2):
        mark(client, sheet, part)
    assert Anchor.objects.count() == 2


def test_a_box_follows_its_picture_into_a_new_version(client: Client, sheet: Version) -> None:
    mark(client, sheet, 2)
    new = builders.new_version(sheet.contribution, "ben")
    pictured(new, ("back", 300, 400), ("tail", 100, 100))
    shown = page(client, new)
    assert frames(shown) == 1
    assert "Drawn on another picture" not in shown


def test_on_another_picture_of_the_same_shape_a_box_says_so(client: Client, sheet: Version) -> None:
    mark(client, sheet, 1)
    pictured(builders.new_version(sheet.contribution, "ben"), ("brighter", 800, 600))
    shown = page(client, sheet)
    pk = Anchor.objects.get().comment_id
    assert frames(shown) == 1
    assert "Drawn on another picture:" in shown
    assert f"/works/{sheet.contribution_id}/versions/1/#box-{pk}" in shown


def test_on_a_picture_of_another_shape_a_box_is_not_drawn(client: Client, sheet: Version) -> None:
    mark(client, sheet, 2)
    pictured(builders.new_version(sheet.contribution, "ben"), ("cut", 300, 300), ("x", 301, 300))
    shown = page(client, sheet)
    pk = Anchor.objects.get().comment_id
    assert frames(shown) == 0
    old = f"/works/{sheet.contribution_id}/versions/1/?part=2#box-{pk}"
    assert shown.count(old) == 2, "the place and the sentence lead to where it was drawn"
    assert "On picture 2 in version 1, which no longer fits" in shown
    assert frames(page(client, sheet, "versions/1/?part=2")) == 1
