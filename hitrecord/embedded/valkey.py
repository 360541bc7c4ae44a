"""The embedded Valkey: broker and cache on a private socket, with an append-only file."""

import socket
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from hitrecord.embedded import binaries
from hitrecord.embedded.addresses import Places
from hitrecord.embedded.spawn import Process


@dataclass(frozen=True)
class Valkey:
    """Prepares, describes and asks one embedded Valkey."""

    places: Places
    throwaway: bool = False

    @property
    def log(self) -> Path:
        return self.places.home / "valkey.log"

    @property
    def socket(self) -> Path:
        return self.places.sockets / "valkey.sock"

    def prepare(self) -> Process:
        """Clear what a crash left and say how to start it."""
        program = binaries.valkey_program(self.places)
        self._stop_orphan()
        settings = {
            "port": "0",
            "unixsocket": str(self.socket),
            "unixsocketperm": "700",
            "dir": str(self.places.valkey),
            "save": "",
            "appendonly": "no" if self.throwaway else "yes",
            "appendfsync": "everysec",
            "aof-load-truncated": "yes",  # a kill in the middle of a write loses that write only
            "databases": "64",
        }
        return Process(
            name="valkey",
            argv=(
                str(program),
                *(word for key, value in settings.items() for word in (f"--{key}", value)),
            ),
            user=binaries.server_user(),
            log=self.log,
            folder=self.places.valkey,
        )

    def ready(self) -> bool:
        """Whether it answers and has read its file."""
        return self._ask(b"PING").startswith(b"+PONG")

    def _stop_orphan(self) -> None:
        """Stop a server whose supervisor is gone: two of them would spoil one file."""
        deadline = time.monotonic() + 10
        while self._ask(b"SHUTDOWN") and time.monotonic() < deadline:
            time.sleep(0.05)

    def _ask(self, command: bytes) -> bytes:
        """The first line of the answer; empty when nobody listens or it hangs up."""
        with suppress(OSError), socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(2)
            connection.connect(str(self.socket))
            connection.sendall(command + b"\r\n")
            return connection.recv(128)
        return b""
