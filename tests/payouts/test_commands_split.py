import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.core.management import execute_from_command_line

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


@dataclass(frozen=True)
class Said:
    status: object
    out: str
    err: str


def said(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> Said:
    """As `manage`, without the seconds a new process takes to begin."""
    with pytest.raises(SystemExit) as ended:
        execute_from_command_line(["manage.py", *map(str, arguments)])
    out, err = capsys.readouterr()
    return Said(ended.value.code, out, err)


def test_a_bad_document_ends_a_process_without_a_traceback(tmp_path: Path) -> None:
    file = tmp_path / "bad.json"
    file.write_bytes(b"{")

    done = manage("split", file)

    assert (done.returncode, done.stdout) == (2, b"")
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["split", "royalties"])
@pytest.mark.parametrize("content", [b"[]", b"{", b"\xff", b'{"engine":2}'])
def test_a_bad_document_ends_in_one_sentence_and_exit_2(
    command: str, content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bad.json"
    file.write_bytes(content)

    done = said(capsys, command, file)

    assert (done.status, done.out) == (2, "")
    assert done.err.count("\n") == 1


def test_a_file_that_is_not_there_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    done = said(capsys, "split", tmp_path / "missing.json")

    assert done.status == 2
    assert "missing.json cannot be read" in done.err


def test_somebody_who_is_not_in_the_document_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from payouts.domain.document import canonical

    file = tmp_path / "in.json"
    file.write_bytes(canonical(a_document()))

    done = said(capsys, "split", file, "--explain", "zoe")

    assert (done.status, done.out) == (2, "")
    assert "“zoe”" in done.err
