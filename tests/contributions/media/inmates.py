"""Children that misbehave, each in one way; `main` is run in place of the real child."""

import ctypes
import os
import signal
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path

from contributions.media.confine import confine
from contributions.media.job import Job
from contributions.media.report import Report

SECRET = Path(__file__).resolve()


def reach_out(report: Report) -> None:
    socket.socket(socket.AF_INET).connect(("127.0.0.1", 9))


def reach_out_by_ipv6(report: Report) -> None:
    socket.socket(socket.AF_INET6).connect(("::1", 9))


def talk_to_itself(report: Report) -> None:
    socket.socketpair()


def trace_the_parent(report: Report) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.ptrace(16, os.getppid(), 0, 0) < 0:
        raise PermissionError(ctypes.get_errno())


def read_the_parents_secrets(report: Report) -> None:
    Path(f"/proc/{os.getppid()}/environ").read_bytes()


def read_its_own_secrets(report: Report) -> None:
    Path("/proc/self/environ").read_bytes()


def write_without_end(report: Report) -> None:
    with Path("text.txt").open("wb") as file:
        while True:
            file.write(bytes(1_000_000))


def open_without_end(report: Report) -> None:
    kept = [os.open(f"{number}.txt", os.O_CREAT | os.O_WRONLY) for number in range(10_000)]
    report.done("image", {"opened": len(kept)})


def resolve(report: Report) -> None:
    socket.socket(socket.AF_UNIX).connect("/var/run/anything")


def read_the_library(report: Report) -> None:
    SECRET.read_text()


def list_the_root(report: Report) -> None:
    list(Path("/").iterdir())


def write_outside(report: Report) -> None:
    Path("../escaped.txt").write_text("free")


def write_to_tmp(report: Report) -> None:
    Path("/tmp/escaped.txt").write_text("free")  # noqa: S108


def run_a_program(report: Report) -> None:
    os.execv("/bin/sh", ["/bin/sh", "-c", "echo free"])  # noqa: S606


def split(report: Report) -> None:
    if os.fork() == 0:
        os._exit(0)


def kill_the_parent(report: Report) -> None:
    os.kill(os.getppid(), signal.SIGTERM)


def eat_memory(report: Report) -> None:
    eaten = [bytearray(100_000_000) for _ in range(1000)]
    report.done("image", {"eaten": len(eaten)})


def become_root(report: Report) -> None:
    os.setuid(0)


def tell_the_environment(report: Report) -> None:
    report.done("image", {"names": " ".join(sorted(os.environ)), "user": os.getuid()})


def stand_still(report: Report) -> None:
    while True:
        report.step(1, 1, 0)
        time.sleep(0.1)


def work_for_ever(report: Report) -> None:
    while True:
        report.working(1)
        time.sleep(0.1)


def link_to_a_secret(report: Report) -> None:
    Path("text.txt").symlink_to("/etc/hostname")
    report.finished("text")


def name_a_path(report: Report) -> None:
    report.finished("../../escaped")


def talk_nonsense(report: Report) -> None:
    sys.stdout.write("[1, 2]\n")


def shout(report: Report) -> None:
    while True:
        sys.stdout.write("x" * 65536)


def die(report: Report) -> None:
    os._exit(11)


def leave_the_group(report: Report) -> None:
    os.setpgid(0, 0)


def fall(report: Report) -> None:
    signal.signal(signal.SIGSEGV, signal.SIG_DFL)
    signal.raise_signal(signal.SIGSEGV)


def say_nothing(report: Report) -> None:
    report.step(1, 1, 0)


def lie_about_the_duration(report: Report) -> None:
    for _ in range(1000):
        report.lasts(10**12)
    work_for_ever(report)


def main() -> None:
    """The deed is named by the hint; whatever it raises ends the child with its name."""
    job = Job.loads(sys.stdin.read())
    deed: Callable[[Report], None] = globals()[str(job.hint)]
    process = job.limits.process
    confine(
        memory=job.memory,
        cpu_seconds=60,
        open_files=process.open_files,
        file_bytes=process.output_bytes,
        uid=process.uid,
    )
    deed(Report(sys.stdout))
