"""What measures has to go with what it measures: its rows are written past the models."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from django.test import Client

from contributions.models import Contribution

BENCH = Path(__file__).resolve().parents[2] / "bench"


def _module(path: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"bench_{Path(path).stem}", BENCH / path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.django_db
def test_the_works_that_pages_are_measured_with_can_be_opened(client: Client) -> None:
    _module("wall/rows.py").fill(100)

    for kind in ("writing", "image", "audio", "video"):
        work = Contribution.objects.filter(kind=kind, is_mature=False).last()
        assert work
        assert client.get(work.get_absolute_url()).status_code == 200
    assert client.get("/discover/").content.count(b"data-work=") >= 30
