import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from hitrecord.embedded.addresses import places


@pytest.fixture
def root() -> Iterator[Path]:
    """A state folder that the servers' user can enter, unlike pytest's own tmp_path."""
    folder = Path(tempfile.mkdtemp(prefix="hitrecord-test-"))
    folder.chmod(0o755)
    yield folder / "var"
    shutil.rmtree(folder)


@pytest.fixture
def private_root() -> Iterator[Path]:
    """A state folder that nobody but its owner can enter."""
    folder = Path(tempfile.mkdtemp(prefix="hitrecord-test-"))
    home = places(folder / "var").home
    yield folder / "var"
    shutil.rmtree(folder)
    for left in home.parent.glob(f"{home.name}*"):
        if left.name.startswith("hitrecord-"):
            shutil.rmtree(left)
