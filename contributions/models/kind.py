from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """Four kinds of work, equals. The decoder decides which one a file is."""

    WRITING = "writing", _("Writing")
    IMAGE = "image", _("Image")
    AUDIO = "audio", _("Audio")
    VIDEO = "video", _("Video")


class Layout(models.TextChoices):
    """How words are set: a screenplay is written in Fountain, everything else in Markdown."""

    PROSE = "prose", _("prose or verse")
    SCREENPLAY = "screenplay", _("a screenplay (Fountain)")


class Relation(models.TextChoices):
    """How a version was made from another one; the names of the split's document."""

    CONTAINS = "contains", _("contains")
    BASED_ON = "based_on", _("based on")
    INSPIRED_BY = "inspired_by", _("inspired by")
    TRANSLATION_OF = "translation_of", _("translation of")
