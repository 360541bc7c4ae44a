"""What the child of a picture loads before it locks itself in, and what it leaves alone."""

import subprocess
import sys

import pytest

from contributions.media.decoders import _PLUGINS
from contributions.media.jail import _ROOT

PROGRAM = """
import sys
sys.path.insert(0, sys.argv[1])
import contributions.media.child, contributions.media.images
contributions.media.child.decoders.load(sys.argv[2])
print(*sys.modules)
"""


def loaded(name: str) -> set[str]:
    command = [sys.executable, "-I", "-c", PROGRAM, str(_ROOT), name]
    return set(subprocess.run(command, check=True, capture_output=True, text=True).stdout.split())


@pytest.mark.parametrize("name", sorted(_PLUGINS))
def test_a_picture_waits_for_its_own_decoder_only(name: str) -> None:
    modules = loaded(name)
    assert not {"django", "av", "numpy", "celery"} & {each.partition(".")[0] for each in modules}
    assert ("PIL.AvifImagePlugin" in modules) is (name == "AVIF")
    assert ("pillow_heif" in modules) is (name == "HEIF")
    assert {"PIL.WebPImagePlugin", "PIL.JpegImagePlugin"} <= modules
