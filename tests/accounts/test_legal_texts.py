"""Terms, privacy, contact and imprint: changed by nobody, followed by the next version."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.test import Client
from django.utils import timezone

from accounts.models import AuditRecord, LegalPage, LegalText
from accounts.services.legal_texts import publish_legal_text
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def first() -> LegalText:
    """The one that came with the software, or as good as it where all tables were emptied."""
    found = LegalText.objects.filter(page="terms").first()
    return found or LegalText.objects.create(page="terms", number=1, text="Be kind to {site}.")


@pytest.mark.parametrize("page", LegalPage.values)
def test_each_page_has_a_first_text_that_everybody_may_read(client: Client, page: str) -> None:
    if not LegalText.objects.filter(page=page).exists():
        LegalText.objects.create(page=page, number=1, text="{site}")
    html = client.get(f"/legal/{page}/").content.decode()
    assert "Version 1" in html
    assert "{site}" not in html
    assert "{contact}" not in html
    assert f'href="/legal/{page}/"' in client.get("/help/how-it-works/").content.decode()


def test_the_next_version_says_what_changed_and_the_first_stays(
    client: Client, first: LegalText
) -> None:
    made = publish_legal_text(
        page="terms",
        text="Be **kind** at {site}. <script>",
        changes="Shorter",
        by=builders.staff("max"),
        now=timezone.now(),
    )
    assert made.number == first.number + 1
    html = client.get("/legal/terms/").content.decode()
    assert f"Be <strong>kind</strong> at {settings.SITE_NAME}. &lt;script&gt;" in html
    assert ": Shorter" in html
    old = client.get(first.get_absolute_url()).content.decode()
    assert "There is a newer version." in old
    assert AuditRecord.objects.filter(action="publish_legal_text").count() == 1


def test_an_address_that_no_mail_reaches_is_not_given_out(
    client: Client, first: LegalText, settings: Any
) -> None:
    publish_legal_text(
        page="terms",
        text="Until then: {contact}.\n\nWrite to {contact}. A person reads it.\n\n"
        "Be kind.\nQuestions: {contact}.",
        changes="Whom to ask",
        by=builders.staff("max"),
        now=timezone.now(),
    )
    settings.DEFAULT_FROM_EMAIL = "Studio <hello@localhost>"
    html = client.get("/legal/terms/").content.decode()
    assert "localhost" not in html.partition("<main")[2].partition("</main")[0]
    assert "has not given an address yet" in html
    assert "Until then" not in html
    assert "Write to whoever runs this site. A person reads it." in html
    assert "Questions: whoever runs this site." in html
    settings.DEFAULT_FROM_EMAIL = "Studio <hello@studio.example>"
    html = client.get("/legal/terms/").content.decode()
    assert "Questions: hello@studio.example." in html
    assert "has not given an address yet" not in html


def test_the_same_words_again_are_no_version(first: LegalText) -> None:
    with pytest.raises(ValidationError, match="same as the version before"):
        publish_legal_text(
            page="terms",
            text=f"{first.text}\n",
            changes="Nothing",
            by=builders.staff("max"),
            now=timezone.now(),
        )


@pytest.mark.parametrize("path", ["terms/99/", "nothing/", f"terms/{'9' * 30}/"])
def test_a_page_or_version_that_there_is_not_is_not_found(client: Client, path: str) -> None:
    assert client.get(f"/legal/{path}").status_code == 404


def test_staff_publish_in_the_admin_and_change_nothing_there(
    client: Client, first: LegalText
) -> None:
    client.force_login(builders.staff("max"))
    form = client.get("/admin/accounts/legaltext/add/?page=terms").content.decode()
    assert first.text.split("\n")[0][:20] in form
    said = {"page": "terms", "text": "Be kind.", "changes": "Shorter"}
    assert client.post("/admin/accounts/legaltext/add/", said).status_code == 302
    newest = LegalText.objects.filter(page="terms")[0]
    assert (newest.text, newest.number) == ("Be kind.", first.number + 1)
    again = client.post("/admin/accounts/legaltext/add/", said)
    assert "This says the same as the version before." in again.content.decode()
    change = client.post(f"/admin/accounts/legaltext/{first.pk}/change/", said | {"text": "Mine."})
    assert change.status_code == 403
    first.refresh_from_db()
    assert first.text != "Mine."


def test_a_member_cannot_publish(client: Client) -> None:
    client.force_login(builders.user("ada"))
    assert client.get("/admin/accounts/legaltext/add/").status_code in {302, 403, 404}


def test_a_published_text_never_changes_and_never_goes(first: LegalText) -> None:
    with pytest.raises(IntegrityError, match="never changes"):
        LegalText.objects.filter(pk=first.pk).update(text="Mine.")


def test_a_published_text_never_goes(first: LegalText) -> None:
    with pytest.raises(IntegrityError, match="never changes"):
        LegalText.objects.filter(pk=first.pk).delete()


@pytest.mark.parametrize(
    ("rule", "fields"),
    [
        ("versions_of_a_legal_page_are_numbered_once", {"page": "terms", "number": 1}),
        ("a_legal_text_has_a_number_and_words", {"page": "terms", "number": 0}),
        ("a_legal_text_has_a_number_and_words", {"page": "terms", "number": 7, "text": ""}),
        ("page_of_a_legal_text_is_known", {"page": "weather", "number": 7}),
    ],
)
def test_rows_that_cannot_be_are_refused(
    first: LegalText, rule: str, fields: dict[str, object]
) -> None:
    with pytest.raises(IntegrityError, match=rule):
        LegalText.objects.create(**{"text": "Words."} | fields)


def test_the_text_on_privacy_says_how_views_are_counted(client: Client) -> None:
    page = client.get("/legal/privacy/").content.decode()
    assert "with a secret that is thrown away after that day" in page
    assert "Who it was cannot be read from the" in page
    assert "Another (known) stays for a year" in page
