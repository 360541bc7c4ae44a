"""The port the site listens on, opened by the supervisor and handed to the web server.

Held across crashes of the web server, so that visitors wait a moment instead of being refused.
"""

import socket
from contextlib import suppress
from http.client import HTTPConnection, HTTPException

_NEIGHBOURS = 20
_BACKLOG = 512


def listen(host: str, port: int) -> socket.socket:
    """Listen on ``port``, or the next free one, or any at all."""
    candidates = [*range(port, min(port + _NEIGHBOURS, 65536)), 0]
    for candidate in candidates:
        listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, candidate))
        except OSError:
            listener.close()
            if candidate == candidates[-1]:
                raise
        else:
            listener.listen(_BACKLOG)
            return listener
    raise OSError("no port is free")  # never reached: port 0 binds or raises


def address(listener: socket.socket) -> str:
    """The site's address for a browser on this machine."""
    host, port = listener.getsockname()[:2]
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, host)  # noqa: S104 - compared only
    return f"http://{shown}:{port}/"


def answers(listener: socket.socket, path: str) -> bool:
    """Whether the site answers on ``path`` within half a second."""
    host, port = listener.getsockname()[:2]
    connection = HTTPConnection(host, port, timeout=0.5)
    with suppress(OSError, HTTPException):
        connection.request("GET", path)
        return connection.getresponse().status < 400
    connection.close()
    return False
