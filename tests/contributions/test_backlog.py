"""Works from before there were fingerprints."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command

from contributions.models import Fingerprint, PassageMark, PictureMark, SoundMark, SourceSearch
from tests.contributions import making
from tests.contributions.resembling import (
    STANZA,
    as_file,
    as_sound,
    melody,
    photograph,
    published,
    search,
)

pytestmark = pytest.mark.django_db


def run(**options: int) -> str:
    said = StringIO()
    call_command("fingerprint", stdout=said, **options)
    return said.getvalue()


def test_the_command_makes_what_is_missing_and_stops_where_it_is_told_to() -> None:
    published("ada", as_file(photograph(), "fox.png", "PNG"), text=STANZA)
    published("cleo", as_sound(melody(14), "waltz.mp3"), text="")
    before = [Fingerprint.objects.order_by("media").values_list("looks", flat=True)[0]]
    for model in (Fingerprint, PictureMark, SoundMark, PassageMark, SourceSearch):
        model.objects.all().delete()
    assert "1 fingerprints made" in run(at_most=1)
    assert "1 fingerprints made" in run()
    assert "0 fingerprints made, 0 searches" in run()
    search()
    looks = Fingerprint.objects.order_by("media").values_list("looks", flat=True)[0]
    assert (looks[0] ^ before[0][0]).bit_count() <= 4
    assert PictureMark.objects.count() == 1
    assert SoundMark.objects.count() > 100
    assert PassageMark.objects.exists()


def test_a_file_that_cannot_be_read_again_is_not_tried_for_ever() -> None:
    draft = making.draft("ada", text="")
    media = making.processed(making.upload(draft, as_file(photograph(), "fox.png", "PNG")))
    Fingerprint.objects.all().delete()
    media.renditions.all().delete()
    assert f"{media.pk} fox.png: made" in run()
    assert Fingerprint.objects.get().looks == []
    assert "0 fingerprints made" in run()
