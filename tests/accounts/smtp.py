"""A mail server of a few lines on a real socket: it can be away, and it can refuse."""

from __future__ import annotations

import socketserver
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, port: int = 0, refuses: str = "") -> None:
        super().__init__(("127.0.0.1", port), Talk)
        self.refuses, self.taken = refuses, list[tuple[str, str]]()


class Talk(socketserver.StreamRequestHandler):
    server: Server

    def say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())

    def handle(self) -> None:
        self.say("220 here")
        to = ""
        while line := self.rfile.readline().decode().strip():
            verb = line.split(":")[0].upper()
            if verb == "RCPT TO":
                to = line.partition(":")[2].strip(" <>")
                self.say(self.server.refuses or "250 ok")
            elif verb == "DATA":
                self.say("354 go on")
                self.server.taken.append((to, self.words()))
                self.say("250 ok")
            elif verb == "QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 ok")

    def words(self) -> str:
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            lines.append(line)
        return b"".join(lines).decode()


@contextmanager
def listening(port: int = 0, refuses: str = "") -> Iterator[Server]:
    with Server(port, refuses) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
