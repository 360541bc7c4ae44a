import io
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from hitrecord.embedded.console import Console
from hitrecord.embedded.spawn import Process
from hitrecord.embedded.supervisor import Post, Supervisor

pytestmark = pytest.mark.worker

FOREVER = "import time\nprint('here', flush=True)\nwhile True: time.sleep(1)"
STUBBORN = f"import signal; [signal.signal(n, signal.SIG_IGN) for n in (1, 2, 3, 15)]\n{FOREVER}"
SUPERVISE_A_STUBBORN_CHILD = f"""
from hitrecord.embedded.console import Console
from hitrecord.embedded.spawn import Process
from hitrecord.embedded.supervisor import Post, Supervisor
import sys
supervisor = Supervisor(Console())
post = supervisor.add(Post(Process("stubborn", (sys.executable, "-c", {STUBBORN!r}))))
print(post.child.handle.pid, flush=True)
supervisor.run()
"""


def python(name: str, program: str) -> Process:
    return Process(name=name, argv=(sys.executable, "-S", "-c", program))


def until(happened: Callable[[], bool], seconds: float = 10) -> bool:
    deadline = time.monotonic() + seconds
    while not happened() and time.monotonic() < deadline:
        time.sleep(0.02)
    return happened()


def run_until(supervisor: Supervisor, happened: Callable[[], bool], seconds: float = 15) -> None:
    deadline = time.monotonic() + seconds
    supervisor.run(until=lambda: happened() or time.monotonic() > deadline)
    assert happened()


def gone(pid: int) -> bool:
    status = Path(f"/proc/{pid}/stat")
    return not status.exists() or status.read_text().rsplit(")", 1)[1].split()[0] == "Z"


@pytest.fixture
def supervisor() -> Supervisor:
    return Supervisor(Console(io.StringIO()))


def said(supervisor: Supervisor) -> str:
    out = supervisor.console.out
    assert isinstance(out, io.StringIO)
    return out.getvalue()


def test_every_line_carries_the_name_of_its_process(supervisor: Supervisor) -> None:
    with supervisor.signals():
        supervisor.add(Post(python("web", "print('up'); print('and away')"), once=True))
        run_until(supervisor, lambda: not supervisor.posts)
    assert said(supervisor) == "web            | up\nweb            | and away\n"


def test_a_killed_process_is_started_again_a_little_later(supervisor: Supervisor) -> None:
    with supervisor.signals():
        post = supervisor.add(Post(python("worker", FOREVER)))
        run_until(supervisor, lambda: "here" in said(supervisor))
        assert post.child
        first = post.child.handle
        first.kill()
        run_until(supervisor, lambda: said(supervisor).count("here") == 2)
        assert post.child.handle.pid != first.pid
    assert "was killed by SIGKILL; starts again in 0.5 s" in said(supervisor)


def test_a_process_that_keeps_failing_is_started_less_and_less_often(
    supervisor: Supervisor,
) -> None:
    with supervisor.signals():
        supervisor.add(Post(python("beat", "raise SystemExit(3)")))
        run_until(supervisor, lambda: "again in 2 s" in said(supervisor))
    lines = [line for line in said(supervisor).splitlines() if "ended with status 3" in line]
    assert [line.split("again in ")[1] for line in lines] == ["0.5 s", "1 s", "2 s"]


def test_a_process_that_runs_once_reports_how_it_ended(supervisor: Supervisor) -> None:
    statuses: list[int] = []
    with supervisor.signals():
        supervisor.add(Post(python("demo", "raise SystemExit(4)"), once=True, done=statuses.append))
        run_until(supervisor, lambda: bool(statuses))
    assert statuses == [4]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_every_process(supervisor: Supervisor, number: signal.Signals) -> None:
    with supervisor.signals():
        posts = [supervisor.add(Post(python(name, FOREVER))) for name in ("web", "worker")]
        handles = [post.child.handle for post in posts if post.child]
        run_until(supervisor, lambda: said(supervisor).count("here") == 2)
        signal.raise_signal(number)
        supervisor.run()
    assert [handle.poll() for handle in handles] == [-signal.SIGTERM, -signal.SIGTERM]


def test_servers_are_stopped_after_those_who_need_them(supervisor: Supervisor) -> None:
    farewell = "import signal, sys\nsignal.signal(15, lambda *_: (print('bye'), sys.exit()))\n"
    with supervisor.signals():
        supervisor.add(Post(python("postgres", farewell + FOREVER), serves=True))
        supervisor.add(Post(python("web", farewell + FOREVER)))
        run_until(supervisor, lambda: said(supervisor).count("here") == 2)
    assert [line[:3] for line in said(supervisor).splitlines() if "bye" in line] == ["web", "pos"]


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_killed_supervisor_takes_even_stubborn_processes_along() -> None:
    supervising = subprocess.Popen(
        [sys.executable, "-c", SUPERVISE_A_STUBBORN_CHILD], stdout=subprocess.PIPE, text=True
    )
    assert supervising.stdout
    pid = int(supervising.stdout.readline())
    assert "here" in supervising.stdout.readline()
    supervising.kill()
    supervising.wait()
    assert until(lambda: gone(pid))
    supervising.stdout.close()


def test_a_reader_who_leaves_ends_everything() -> None:
    talker = repr("import time\nwhile True: print('here', flush=True); time.sleep(0.1)")
    with subprocess.Popen(
        [sys.executable, "-c", SUPERVISE_A_STUBBORN_CHILD.replace(repr(STUBBORN), talker)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as supervising:
        assert supervising.stdout
        pid = int(supervising.stdout.readline())
        supervising.stdout.close()
        assert supervising.wait(timeout=15) != 0
    assert until(lambda: gone(pid))
