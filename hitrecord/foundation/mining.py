"""The reservation of rights for text and data mining (TDMRep), as a header."""

from django.conf import settings
from django.http.response import HttpResponseBase


def reserve(response: HttpResponseBase, *, may_train: bool) -> None:
    """Say to programs whether they may be trained with this (TDMRep). The first word counts."""
    response.headers.setdefault("TDM-Reservation", "0" if may_train else "1")
    if response.headers["TDM-Reservation"] == "1":
        response.headers["TDM-Policy"] = f"{settings.SITE_URL}/help/rights/"
