from pathlib import Path

import pytest
from pytest_django import Settings


@pytest.fixture(autouse=True, scope="package")
def _one_authority(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("authority")


@pytest.fixture(autouse=True)
def _authority(settings: Settings, _one_authority: Path) -> None:
    """All these tests sign with one authority of their own."""
    settings.STATE_DIR = _one_authority
