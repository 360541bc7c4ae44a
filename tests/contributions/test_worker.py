"""The whole way with real processes: broker, worker, lease, and a worker that is killed."""

from pathlib import Path

import numpy as np
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from contributions import tasks
from contributions.media.authoring import encode_film
from contributions.models import Kind, Processing
from contributions.services.publishing import publish
from tests.contributions import making
from tests.contributions.worker import kill, share_files, wait_until, worker

pytestmark = [pytest.mark.worker, pytest.mark.django_db(transaction=True)]
State = Processing.State


def film(path: Path, *, seconds: int) -> SimpleUploadedFile:
    noise = np.random.default_rng(7).integers(0, 255, (360, 640, 3), dtype=np.uint8)
    frames = (np.roll(noise, 4 * number, axis=1) for number in range(24 * seconds))
    encode_film(frames, None, path, frame_rate=24)
    return SimpleUploadedFile("film.mp4", path.read_bytes(), "video/mp4")


def state() -> State:
    return Processing.objects.get().state


def test_a_published_picture_is_made_ready_by_a_worker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    share_files(monkeypatch, tmp_path)
    with worker(tmp_path, name="worker-quick"):
        draft = making.draft(text="")
        making.upload(draft)
        version = publish(draft=draft, by=draft.author, now=timezone.now())
        wait_until(lambda: state() == State.READY, seconds=60)
    assert version.files.get().renditions.filter(role="image-320").exists()


def test_a_worker_killed_in_the_middle_of_a_film_ends_with_the_film_ready(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    share_files(monkeypatch, tmp_path)
    media = making.upload(making.draft(), film(tmp_path / "film.mp4", seconds=20))
    with worker(tmp_path, lease_seconds=3) as first:
        wait_until(lambda: Processing.objects.get().percent > 0, seconds=60)
        kill(first)
        assert state() == State.WORKING

    def ready_at_last() -> bool:
        tasks.sweep()
        return state() == State.READY

    with worker(tmp_path, lease_seconds=3):
        wait_until(ready_at_last, seconds=120)
    media.refresh_from_db()
    assert (media.kind, media.processing.attempts) == (Kind.VIDEO, 2)
    roles = set(media.renditions.values_list("role", flat=True))
    assert {"poster", "film-360"} <= roles
