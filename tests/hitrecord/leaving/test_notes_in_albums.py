"""What somebody who left wrote beside works in albums hangs on there, and is quoted nowhere."""

from __future__ import annotations

import pytest
from django.utils import timezone

from accounts.models import Notice
from contributions.services.albums import make
from contributions.services.hanging import hang
from tests import builders
from tests.hitrecord.leaving.test_leaving import leave

pytestmark = pytest.mark.django_db


def test_no_inbox_quotes_what_who_left_wrote_beside_a_work_in_an_album() -> None:
    ben, poem, now = builders.user("ben"), builders.work("ada").contribution, timezone.now()
    album = make(title="Poems", text="", is_public=True, by=ben, now=now)
    hang(album=album, work=poem, note="It rhymes.", by=ben, now=now)
    told = Notice.objects.get(recipient__handle="ada")
    assert told.body == "It rhymes."
    leave("ben")
    told.refresh_from_db()
    assert told.body == ""
    assert album.items.get().note == "It rhymes."
