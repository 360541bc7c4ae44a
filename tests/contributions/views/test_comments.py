import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.utils import timezone

from contributions.models import Authorship, Comment, Contribution, Version
from contributions.services import comments
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def work() -> Contribution:
    return builders.work("ada", title="Complaint").contribution


def test_a_member_says_something_and_lands_on_it(client: Client, work: Contribution) -> None:
    client.force_login(builders.user("dan"))
    answer = client.post(f"/works/{work.pk}/comments/", {"text": "The *voice* disappears."})
    comment = Comment.objects.get()
    assert answer["Location"] == comment.at(f"/works/{work.pk}/")
    assert "The <em>voice</em> disappears." in client.get(f"/works/{work.pk}/").content.decode()


def test_a_stranger_goes_to_the_login(client: Client, work: Contribution) -> None:
    answer = client.post(f"/works/{work.pk}/comments/", {"text": "Hello"})
    assert answer["Location"].startswith("/accounts/login/")
    assert not Comment.objects.exists()


def test_a_visitor_may_sign_in_or_up_and_comes_back_to_the_words_they_wanted_to_say(
    client: Client, work: Contribution
) -> None:
    here = f"/works/{work.pk}/"
    page = client.get(f"{here}?remark=1").content.decode()
    back = f"?next={here}%3Fremark%3D1%23comment"
    assert f'href="/accounts/login/{back}"' in page
    assert f'href="/accounts/signup/{back}"' in page
    dan, login = builders.user("dan"), f"/accounts/login/{back}"
    dan.set_password(builders.PASSWORD)
    dan.save()
    EmailAddress.objects.create(user=dan, email=dan.email, verified=True, primary=True)
    answer = client.post(login, {"login": dan.email, "password": builders.PASSWORD})
    assert answer["Location"] == f"{here}?remark=1#comment"


def test_nothing_is_answered_with_a_sentence(client: Client, work: Contribution) -> None:
    client.force_login(builders.user("dan"))
    page = client.post(f"/works/{work.pk}/comments/", {"text": "  "}).content.decode()
    assert "Write something before you send it." in page


def test_what_deceives_a_reader_is_taken_out_of_a_remark(
    client: Client, work: Contribution
) -> None:
    client.force_login(builders.user("dan"))
    sent = b"text=Too%E2%80%AE+loud%00.%0D%0AHere.%ED%A0%80"
    form = "application/x-www-form-urlencoded"
    assert client.post(f"/works/{work.pk}/comments/", sent, content_type=form).status_code == 302
    assert Comment.objects.get().text.startswith("Too loud.\nHere.")


def test_too_much_is_kept_on_the_page(client: Client, work: Contribution) -> None:
    client.force_login(builders.user("dan"))
    page = client.post(f"/works/{work.pk}/comments/", {"text": "word " * 2500}).content.decode()
    assert "room for 10000 characters" in page.replace(",", "")
    assert "word word word" in page
    assert not Comment.objects.exists()


def test_an_answer_hangs_below_what_it_answers(client: Client, work: Contribution) -> None:
    first = comments.write(thread=work.thread, author=builders.user("dan"), text="Too loud.")
    client.force_login(builders.user("ada"))
    client.post(f"/works/{work.pk}/comments/", {"text": "Where?", "answers": first.pk})
    assert first.replies.get().text == "Where?"


def test_an_answer_too_long_keeps_its_words_at_its_place(
    client: Client, work: Contribution
) -> None:
    first = comments.write(thread=work.thread, author=builders.user("dan"), text="Too loud.")
    client.force_login(builders.user("ada"))
    page = client.post(
        f"/works/{work.pk}/comments/",
        {"text": "Where exactly? " + "long " * 3000, "answers": first.pk},
    ).content.decode()
    assert page.count("Where exactly?") == 1
    assert page.index("Where exactly?") > page.index(f'id="answer-{first.pk}"')


def test_a_remark_elsewhere_cannot_be_answered_here(client: Client, work: Contribution) -> None:
    other = builders.work("ben").contribution
    elsewhere = comments.write(thread=other.thread, author=builders.user("dan"), text="There")
    client.force_login(builders.user("ada"))
    page = client.post(
        f"/works/{work.pk}/comments/", {"text": "Here", "answers": elsewhere.pk}
    ).content.decode()
    assert "The comment you answer is gone." in page
    assert Comment.objects.count() == 1


def test_one_takes_back_ones_own_words_only(client: Client, work: Contribution) -> None:
    comment = comments.write(thread=work.thread, author=builders.user("dan"), text="Too loud.")
    client.force_login(builders.user("ada"))
    assert client.post(f"/comments/{comment.pk}/withdrawal/").status_code == 404
    client.force_login(builders.user("dan"))
    assert client.post(f"/comments/{comment.pk}/withdrawal/").status_code == 302
    assert "Too loud." not in client.get(f"/works/{work.pk}/").content.decode()


def test_the_place_of_an_answered_remark_stays(client: Client, work: Contribution) -> None:
    first = comments.write(thread=work.thread, author=builders.user("dan"), text="Too loud.")
    comments.write(thread=work.thread, author=builders.user("ada"), text="Where?", parent=first)
    comments.withdraw(comment=first, by=builders.user("dan"), now=timezone.now())
    page = client.get(f"/works/{work.pk}/").content.decode()
    assert "Taken back by its author." in page
    assert "Where?" in page


def a_novel() -> Version:
    """One whose every part is a chapter."""
    html, parts = "", []
    for number in range(1, 4):
        chapter = f"<h2>Chapter {number}</h2><p>All of chapter {number}.</p>"
        parts.append({"start": len(html), "end": len(html) + len(chapter), "headings": []})
        html += chapter
    work = builders.work("ada").contribution
    novel = Version.objects.create(contribution=work, number=2, text="", html=html, parts=parts)
    Authorship.objects.create(version=novel, person=builders.person("ada"), position=0)
    work.current = novel
    work.save()
    return novel


def test_after_a_remark_on_a_part_of_a_novel_one_stands_in_that_part(client: Client) -> None:
    novel = a_novel()
    assert len(novel.parts) > 2
    client.force_login(builders.user("dan"))
    url = f"/works/{novel.contribution_id}/"
    page = client.get(f"{url}?part=3").content.decode()
    assert f'action="{url}comments/?part=3#comment"' in page
    sent = {"version": 2, "text": "Slow here.", "quote": "chapter 3"}
    looked = client.post(f"{url}comments/?part=3", {**sent, "look": "yes"}).content.decode()
    assert "Part 3 of" in looked
    refused = client.post(f"{url}comments/?part=3", {**sent, "text": " "}).content.decode()
    assert "Part 3 of" in refused
    assert 'value="chapter 3"' in refused
    answer = client.post(f"{url}comments/?part=3", sent)
    assert answer["Location"] == Comment.objects.get().at(f"{url}?part=3")
    assert client.post(f"{url}comments/?part=999", {"text": " "}).status_code == 200
