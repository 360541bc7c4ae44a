"""Two copyright notices name the same works at the same moment, each in an order of its own."""

from __future__ import annotations

import pytest
from django.db import transaction
from django.utils import timezone

from contributions.models import Contribution, CopyrightNotice
from contributions.services.copyright import Claimant, receive
from tests import builders
from tests.at_once import apart

pytestmark = pytest.mark.django_db(transaction=True)


def test_they_do_not_wait_for_each_other_in_a_circle() -> None:
    poem, song = (builders.work(name).contribution for name in ("ada", "ben"))
    kim = Claimant("Kim", "kim@example.org", "1 Pier", "The pier")

    def claim() -> None:
        receive(works=[song, poem], who=kim, by=None, now=timezone.now())

    with transaction.atomic():
        Contribution.objects.select_for_update(no_key=True).get(pk=poem.pk)
        claiming = apart(claim)
        Contribution.objects.select_for_update(no_key=True).get(pk=song.pk)
    claiming.join(timeout=60)
    assert set(CopyrightNotice.objects.values_list("work", flat=True)) == {poem.pk, song.pk}
