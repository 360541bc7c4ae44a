"""What went wrong, as RFC 9457 has it: a sentence for people, a status for programs."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.http import HttpResponse, JsonResponse


class Problem(Exception):
    """Raised by whoever answers. `more` are members of the answer besides the usual ones."""

    def __init__(self, status: int, detail: str, **more: Any) -> None:
        super().__init__(detail)
        self.status, self.detail, self.more = status, detail, more

    @property
    def response(self) -> HttpResponse:
        """Asked for again each time: browsers keep a 410 for ever when nothing is said."""
        said = {
            "type": "about:blank",
            "title": HTTPStatus(self.status).phrase,
            "status": self.status,
            "detail": self.detail,
        }
        return JsonResponse(
            said | self.more,
            status=self.status,
            content_type="application/problem+json",
            headers={"Cache-Control": "no-cache"},
        )
