"""The site as `make run` starts it: real servers, real processes, real signals."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from urllib.request import urlopen

import pytest

from hitrecord.embedded.spawn import command_of
from tests.hitrecord.embedded.conftest import root

__all__ = ["root"]

CHECKOUT = Path(__file__).resolve().parents[2]
PATIENCE = 240  # seconds; the machine may be busy with other tests

pytestmark = pytest.mark.worker


@dataclass
class Running:
    """A started site and what it has said so far."""

    handle: subprocess.Popen[str]
    lines: list[str] = field(default_factory=list)

    def listen(self) -> None:
        for line in self.handle.stdout or ():
            self.lines.append(line.rstrip("\n"))

    def address(self) -> str:
        pattern = re.compile(r"hitRECord is at (http://127\.0\.0\.1:\d+/)")
        wait_until(lambda: any(map(pattern.fullmatch, self.lines)))
        (found,) = [match[1] for line in self.lines if (match := pattern.fullmatch(line))]
        return found

    def children(self) -> dict[int, str]:
        """Command lines of its direct children by process number."""
        path = Path(f"/proc/{self.handle.pid}/task/{self.handle.pid}/children")
        return {int(pid): command_of(int(pid)) for pid in path.read_text().split()}

    def child(self, word: str) -> int:
        found: list[int] = []

        def seen() -> bool:
            found[:] = [pid for pid, command in self.children().items() if word in command]
            return bool(found)

        wait_until(seen)
        return found[0]

    def kill_and_see_it_back(self, word: str) -> None:
        before = self.child(word)
        os.kill(before, signal.SIGKILL)
        wait_until(lambda: self.child(word) != before)


def wait_until(happened: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.fixture
def site(root: Path) -> Iterator[Running]:
    unset = ("DATABASE_URL", "REDIS_URL", "SITE_URL", "DJANGO_SETTINGS_MODULE")
    environment = {name: value for name, value in os.environ.items() if name not in unset}
    handle = subprocess.Popen(
        [sys.executable, "manage.py", "up"],
        cwd=CHECKOUT,
        env={**environment, "STATE_DIR": str(root), "DEMO": "no", "PORT": "8300"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    running = Running(handle)
    reader = threading.Thread(target=running.listen)
    reader.start()
    yield running
    handle.terminate()
    handle.wait(timeout=PATIENCE)
    reader.join()


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_the_site_comes_up_survives_crashes_and_leaves_nothing_behind(site: Running) -> None:
    address = site.address()
    with urlopen(address) as page:  # noqa: S310 - our own site
        assert page.status == 200

    for word in ("gunicorn", "--queues media", "postgres"):
        site.kill_and_see_it_back(word)
    wait_until(lambda: answers(address))

    family = [*site.children()]
    site.handle.send_signal(signal.SIGINT)
    assert site.handle.wait(timeout=PATIENCE) == 0
    assert [pid for pid in family if command_of(pid)] == []
    with pytest.raises(ConnectionRefusedError):
        answers(address)


def answers(address: str) -> bool:
    """Whether the front page, which asks the database, is well."""
    connection = HTTPConnection(address.removeprefix("http://").rstrip("/"), timeout=PATIENCE)
    connection.request("GET", "/")
    return connection.getresponse().status == 200
