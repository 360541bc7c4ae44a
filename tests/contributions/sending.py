"""A browser that sends a file in parts, as the page's script does."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any

import requests
from django.test import Client, TestCase

from contributions.models import Draft


class CommittingClient(Client):
    """Does what waits for the commit at the end of each request, as the site does."""

    def request(self, **request: Any) -> Any:
        with TestCase.captureOnCommitCallbacks(execute=True):
            return super().request(**request)


@dataclass
class Sender:
    """One file on its way; `send` sends what is missing, `complete` says that it is all."""

    client: Client
    draft: Draft | None
    data: bytes
    name: str = "fox.png"
    type: str = "image/png"
    more: dict[str, Any] = field(default_factory=dict)
    state: dict[str, Any] = field(default_factory=dict)

    def begin(self) -> Any:
        place = {"draft": self.draft.pk} if self.draft else {}
        said = {"name": self.name, "size": len(self.data), "type": self.type}
        answer = self.client.post("/uploads/", place | said | self.more)
        self.state = answer.json()
        return answer

    def ask(self) -> dict[str, Any]:
        self.state = self.client.get(self.state["url"]).json()
        return self.state

    def put(self, part: dict[str, Any], data: bytes | None = None) -> int:
        start = part["start"]
        body = self.data[start : start + part["size"]] if data is None else data
        if part["ours"]:
            kind = "application/octet-stream"
            return self.client.put(part["url"], body, content_type=kind).status_code
        return requests.put(part["url"], data=body, timeout=10).status_code

    def send(self, *, most: int = 1000) -> None:
        for part in self.state["parts"][:most]:
            assert self.put(part) in {200, 204}

    def complete(self, sha256: str = "") -> Any:
        answer = self.client.post(f"{self.state['url']}completion/", {"sha256": sha256})
        self.state = answer.json() if answer.status_code in {200, 409} else self.state
        return answer

    def whole(self) -> Any:
        self.begin()
        if "parts" in self.state:
            self.send()
            return self.complete(hashlib.sha256(self.data).hexdigest())
        return None
