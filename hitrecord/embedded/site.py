"""The whole site on one machine: servers, database, static files, processes, first demo."""

import hashlib
import os
import socket
import time
from dataclasses import dataclass, field
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command, get_commands
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor

from hitrecord import env
from hitrecord.embedded import ports, processes
from hitrecord.embedded.addresses import Places
from hitrecord.embedded.console import Console
from hitrecord.embedded.lifetime import Server, wait_for
from hitrecord.embedded.postgres import Postgres
from hitrecord.embedded.supervisor import Post, Supervisor
from hitrecord.embedded.valkey import Valkey


@dataclass
class Site:
    places: Places
    console: Console
    supervisor: Supervisor

    def run(self) -> None:
        """Start everything and look after it until a signal says stop."""
        with self.supervisor.signals(), self._listener() as listener:
            self._start_servers()
            migrate()
            collect_static(self.places.root / "static.stamp")
            address = ports.address(listener)
            os.environ.setdefault("SITE_URL", address.rstrip("/"))
            self._keep("web", listen=listener.fileno())
            self.supervisor.run(until=Doorbell(listener).answered)
            if self.supervisor.stopping:
                return
            self.console.plain(f"{settings.SITE_NAME} is at {address}")
            for name in processes.COMMANDS:
                if name != "web":
                    self._keep(name)
            if wants_demo():
                self._show_demo()
            self.supervisor.run()

    def _listener(self) -> socket.socket:
        return ports.listen(
            env.text("HOST", "127.0.0.1"), env.integer("PORT", 8000, minimum=0, maximum=65535)
        )

    def _keep(self, name: str, *, listen: int | None = None) -> None:
        self.supervisor.add(Post(processes.process(name, listen=listen)))

    def _start_servers(self) -> None:
        """Start the servers that the environment does not name."""
        wanted: list[Server] = []
        if not env.has("DATABASE_URL"):
            wanted.append(Postgres(self.places))
        if not env.has("REDIS_URL"):
            wanted.append(Valkey(self.places))
        if wanted and self.places.elsewhere:
            self.console.plain(
                f"{self.places.root} lies in a folder that the database's user cannot enter: "
                f"its data is in {self.places.home}"
            )
        posts = [self.supervisor.add(Post(server.prepare(), serves=True)) for server in wanted]
        wait_for(wanted, [post.child for post in posts if post.child])

    def _show_demo(self) -> None:
        """Print the demo people's logins; on the first start make their studio."""
        for line in demo_logins():
            self.console.plain(line)
        made = self.places.root / "demo.made"
        mark = hashlib.sha256(settings.DATABASE_URL.encode()).hexdigest()
        if "demo" in get_commands() and not (made.exists() and made.read_text() == mark):
            done = partial(self._demo_done, made, mark)
            self.supervisor.add(Post(processes.manage("demo"), once=True, done=done))

    def _demo_done(self, made: Path, mark: str, status: int) -> None:
        if status == 0:
            made.write_text(mark)
        else:
            self.console.say("demo", f"ended with status {status}; the next start tries again")


@dataclass
class Doorbell:
    """Asks the site whether it is there: often at first, once in a while when it takes long."""

    listener: socket.socket
    since: float = field(default_factory=time.monotonic)
    rung: float = 0.0

    def answered(self) -> bool:
        now = time.monotonic()
        if now - self.rung < (1.0 if now - self.since > 5 else 0.0):
            return False
        self.rung = now
        return ports.answers(self.listener, "/healthz")


def wants_demo() -> bool:
    """Only where the database is our own, or when DEMO=yes asks for it."""
    return settings.IS_DEVELOPMENT and env.flag("DEMO", not env.has("DATABASE_URL"))


def demo_logins() -> list[str]:
    """What to say about the demo people once the site is up."""
    if find_spec("hitrecord.demo.logins") is None:
        return []
    return list(import_module("hitrecord.demo.logins").lines())


def migrate() -> None:
    """Bring the database up to date, without a word when it is."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", interactive=False, verbosity=1)
    connections.close_all()


def collect_static(stamp: Path) -> None:
    """Collect the static files when any of them changed since ``stamp`` was written."""
    seen = hashlib.sha256(f"{settings.STATIC_ROOT} {settings.STATIC_MANIFEST}".encode())
    for finder in get_finders():
        for path, storage in sorted(finder.list([]), key=lambda found: found[0]):
            status = os.stat(storage.path(path))  # noqa: PTH116 - hundreds of files
            seen.update(f"{path} {status.st_size} {status.st_mtime_ns}\n".encode())
    if not (stamp.exists() and stamp.read_text() == seen.hexdigest()):
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        stamp.write_text(seen.hexdigest())
