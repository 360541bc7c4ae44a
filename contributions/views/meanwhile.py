"""What a request found, and another tab threw away before the request could hold it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.http import Http404, HttpResponse

from contributions.models import Draft, MediaFile, Upload

View = TypeVar("View", bound=Callable[..., HttpResponse])


def gone_is_404(view: View) -> View:
    @wraps(view)
    def answered(*args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(*args, **kwargs)
        except (Draft.DoesNotExist, MediaFile.DoesNotExist, Upload.DoesNotExist) as gone:
            raise Http404 from gone

    return cast(View, answered)
