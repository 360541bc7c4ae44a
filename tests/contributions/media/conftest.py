"""What the tests of rendering share: a folder to render into and a way to do it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from contributions.media.rendered import Output, Rendered
from contributions.media.sandbox import render

Render = Callable[..., Rendered]


@pytest.fixture
def into(tmp_path: Path) -> Path:
    folder = tmp_path / "into"
    folder.mkdir()
    return folder


@pytest.fixture
def rendered(into: Path) -> Render:
    """Render a file and give the result; further arguments go to `render`."""

    def call(path: Path, **options: object) -> Rendered:
        return render(path, into, progress=lambda _: None, **options)  # type: ignore[arg-type]

    return call


def by_role(result: Rendered) -> dict[str, Output]:
    return {output.role: output for output in result.outputs}
