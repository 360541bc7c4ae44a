from django.db import models


class Skill(models.Model):
    """One vocabulary for profile, call, credit role and search."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=60, unique=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
