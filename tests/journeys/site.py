"""The real site for one session: its own database, state folder, broker number and processes."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import redis

from hitrecord.embedded import ports
from hitrecord.embedded.processes import COMMANDS, process
from hitrecord.embedded.spawn import Child, spawn, stop
from tests import environment as servers
from tests import migrated
from tests.journeys.patience import wait_until

CHECKOUT = Path(__file__).resolve().parents[2]
LEASE_SECONDS = 8
WINDOW_SECONDS = 4
HIGHEST_BROKER = 15
"""Valkey has sixteen databases; other tests count from the bottom, journeys from the top."""


@dataclass
class Site:
    url: str
    state: Path
    environment: Mapping[str, str]
    listener: socket.socket
    children: dict[str, Child] = field(default_factory=dict)

    def start(self, name: str) -> None:
        """Start one of the site's processes exactly as `make run` does; it logs to its file."""
        made = process(name, listen=self.listener.fileno() if name == "web" else None)
        own = {**self.environment, **made.environment}
        log = self.state / f"{name}.log"
        self.children[name] = spawn(replace(made, environment=own, log=log, folder=CHECKOUT))

    def kill(self, name: str) -> None:
        """With -9, and everything that it started."""
        child = self.children.pop(name)
        child.signal(signal.SIGKILL)
        child.handle.wait()

    @contextmanager
    def halted(self, name: str) -> Iterator[None]:
        """The process stands still, so that what happens before its work can be looked at."""
        self.children[name].signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self.children[name].signal(signal.SIGCONT)

    def manage(self, *arguments: str, code: str = "") -> str:
        """What a management command says. Raises CalledProcessError."""
        command = [sys.executable, "manage.py", *arguments]
        done = subprocess.run(
            command,
            cwd=CHECKOUT,
            env={**os.environ, **self.environment},
            input=code,
            text=True,
            capture_output=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"{' '.join(arguments)} failed:\n{done.stdout}{done.stderr}")
        return done.stdout

    def logs(self) -> str:
        return "\n".join(f"== {log.name}\n{log.read_text()}" for log in self.state.glob("*.log"))


@contextmanager
def running_site() -> Iterator[Site]:
    """Everything is started anew and nothing of it is left in the end."""
    state = Path(tempfile.mkdtemp(prefix="hitrecord-journeys-"))
    state.chmod(0o755)
    database, broker = _database_url(), _broker_url()
    listener = ports.listen("127.0.0.1", 8700)
    url = ports.address(listener)
    environment = {
        "ENVIRONMENT": "development",
        "DEBUG": "no",
        "STATE_DIR": str(state),
        "STATIC_MANIFEST": "yes",
        "STAFF_SECOND_FACTOR": "yes",
        "DATABASE_URL": database,
        "REDIS_URL": broker,
        "SITE_URL": url.rstrip("/"),
        # A story is told within minutes by people who all came just now.
        "NEW_ACCOUNT_DAYS": "0",
        "LEASE_SECONDS": str(LEASE_SECONDS),
        "PROPOSAL_WINDOW_SECONDS": str(WINDOW_SECONDS),
    }
    site = Site(url, state, environment, listener)
    try:
        _prepare(site, database, broker)
        for name in COMMANDS:
            site.start(name)
        wait_until(lambda: ports.answers(listener, "/healthz"), what="the site answers", seconds=90)
        yield site
    finally:
        stop(list(site.children.values()), grace=3)
        listener.close()
        _remove(database, broker)
        shutil.rmtree(state)


def _worker() -> str:
    return os.environ.get("PYTEST_XDIST_WORKER", "")


def _database_url() -> str:
    suffix = os.environ.get("TEST_DB_SUFFIX", "") + (f"_{_worker()}" if _worker() else "")
    parts = urlsplit(os.environ["DATABASE_URL"])
    return urlunsplit(parts._replace(path=f"/test_hitrecord_journeys{suffix}"))


def _broker_url() -> str:
    number = HIGHEST_BROKER - int(_worker().removeprefix("gw") or 0)
    parts = urlsplit(os.environ["REDIS_URL"])
    if parts.scheme == "unix":
        return f"unix://{parts.path}?db={number}"
    return urlunsplit(parts._replace(path=f"/{number}"))


def _prepare(site: Site, database: str, broker: str) -> None:
    """What `make run` does before the first process, beginning as the nearest kept copy."""
    _remove(database, broker)
    is_whole = servers.embedded and migrated.begun(_name(database))
    if not servers.embedded:
        with _server(database) as connection:
            connection.execute(f'CREATE DATABASE "{_name(database)}"')
    commands = ("migrate",), ("collectstatic", "--noinput")
    with ThreadPoolExecutor() as pool:
        list(pool.map(lambda command: site.manage(*command, "--verbosity", "0"), commands))
    if servers.embedded and not is_whole:
        migrated.keep(_name(database))


def _remove(database: str, broker: str) -> None:
    with _server(database) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{_name(database)}" WITH (FORCE)')
    with suppress(redis.ConnectionError):
        redis.Redis.from_url(broker).flushdb()


def _name(database: str) -> str:
    return urlsplit(database).path.lstrip("/")


def _server(database: str) -> psycopg.Connection[tuple[object, ...]]:
    maintenance = urlunsplit(urlsplit(database)._replace(path="/postgres"))
    return psycopg.connect(maintenance, autocommit=True)
