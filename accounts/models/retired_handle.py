from __future__ import annotations

from django.db import models
from django.utils.crypto import salted_hmac


class RetiredHandle(models.Model):
    """A handle of somebody who left: links with it lead to nobody, and never to a stranger. The
    word itself is forgotten; of it stays a digest that only this site can compare."""

    digest = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        return self.digest[:8]

    @staticmethod
    def digest_of(handle: str) -> str:
        return salted_hmac("retired handle", handle.lower(), algorithm="sha256").hexdigest()

    @classmethod
    def holds(cls, handle: str) -> bool:
        return cls.objects.filter(digest=cls.digest_of(handle)).exists()
