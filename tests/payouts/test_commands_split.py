import subprocess
import sys
from pathlib import Path

import pytest

from tests.payouts.documents import a_document

ROOT = Path(__file__).parent.parent.parent
VECTORS = Path(__file__).parent / "vectors"


def manage(*arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, ROOT / "manage.py", *arguments]
    return subprocess.run(command, capture_output=True, cwd=ROOT, check=False)


@pytest.mark.parametrize(
    ("command", "name"),
    [("split", "03-lighthouse"), ("royalties", "02-big-and-small")],
)
def test_the_command_prints_exactly_the_worked_example(command: str, name: str) -> None:
    done = manage(command, VECTORS / command / f"{name}.in.json")

    assert done.returncode == 0
    assert done.stdout == (VECTORS / command / f"{name}.out.json").read_bytes()
    assert done.stderr == b""


def test_the_command_explains_adas_share() -> None:
    done = manage("split", VECTORS / "split" / "03-lighthouse.in.json", "--explain", "ada")

    assert done.returncode == 0
    assert b"passed on from version 30 by cleo, based on version 10" in done.stdout
    assert b"$135.07" in done.stdout


@pytest.mark.parametrize("command", ["split", "royalties"])
@pytest.mark.parametrize("content", [b"[]", b"{", b"\xff", b'{"engine":2}'])
def test_a_bad_document_ends_in_one_sentence_and_exit_2(
    command: str, content: bytes, tmp_path: Path
) -> None:
    file = tmp_path / "bad.json"
    file.write_bytes(content)

    done = manage(command, file)

    assert done.returncode == 2
    assert done.stdout == b""
    assert b"Traceback" not in done.stderr
    assert done.stderr.count(b"\n") == 1


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    done = manage("split", tmp_path / "missing.json")

    assert done.returncode == 2
    assert b"missing.json cannot be read" in done.stderr


def test_somebody_who_is_not_in_the_document_is_named(tmp_path: Path) -> None:
    from payouts.domain.document import canonical

    file = tmp_path / "in.json"
    file.write_bytes(canonical(a_document()))

    done = manage("split", file, "--explain", "zoe")

    assert (done.returncode, done.stdout) == (2, b"")
    assert "“zoe”".encode() in done.stderr
