"""Thrown away in another tab, in the middle of a request: what is gone is not found."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from contributions.models import Draft, MediaFile, Upload
from contributions.services import parts
from tests.at_once import wait_until_somebody_waits
from tests.contributions import making

pytestmark = pytest.mark.django_db(transaction=True)


def answer_while_it_goes(row: Draft | MediaFile | Upload, address: str, **sent: object) -> int:
    """The status of a request that found the row, and then had to wait for the one that
    throws it away."""
    client = Client()
    client.force_login(making.draft().author)

    def send() -> int:
        try:
            return client.post(address, sent).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            type(row)._default_manager.select_for_update(of=("self",)).get(pk=row.pk)
            answer = pool.submit(send)
            wait_until_somebody_waits()
            row.delete()
        return answer.result(20)


def test_completing_what_was_cancelled() -> None:
    upload = parts.begin(draft=making.draft(), name="fox.png", size=3, now=timezone.now())
    assert answer_while_it_goes(upload, f"/uploads/{upload.pk}/completion/") == 404


def test_beginning_a_file_in_a_draft_that_was_discarded() -> None:
    draft = making.draft()
    assert answer_while_it_goes(draft, "/uploads/", draft=draft.pk, name="a", size=3) == 404
    assert not Upload.objects.exists()


@pytest.mark.parametrize("page", ["", "autosave/", "discard/"])
def test_what_is_sent_to_a_draft_that_was_discarded(page: str) -> None:
    draft = making.draft()
    address = f"{draft.get_absolute_url()}{page}"
    assert answer_while_it_goes(draft, address, title="Late", text="A word.") == 404
    assert not Draft.objects.filter(title="Late").exists()


def test_a_file_on_its_way_into_a_draft_that_was_discarded() -> None:
    draft = making.draft()
    sent = {"title": "Late", "file": making.picture(), "action": "save"}
    assert answer_while_it_goes(draft, draft.get_absolute_url(), **sent) == 404
    assert not MediaFile.objects.exists()


def test_captions_of_a_file_that_was_removed() -> None:
    media = making.upload(making.draft())
    MediaFile.objects.update(kind="audio")
    words = {"language": "en", "text": "Words of a song."}
    assert answer_while_it_goes(media, f"/media/{media.pk}/captions/", **words) == 404
