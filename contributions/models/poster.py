from django.db import models


class Poster(models.Model):
    """Where an uploaded picture hangs that is not a work: at the head of a project. The newest of
    its `files` that is ready shows, so that the one before stays up while the next is prepared."""

    def __str__(self) -> str:
        return f"poster {self.pk}"
