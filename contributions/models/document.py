from django.contrib.postgres.search import SearchVectorField
from django.db import models

from contributions.models.contribution import Contribution
from hitrecord.foundation.document import SearchDocument


class Document(SearchDocument):
    """How a work is found. `body` is what its text gives to `words`: kept apart, so that a new name
    of somebody with a thousand works reads no text again."""

    work = models.OneToOneField(
        Contribution, on_delete=models.CASCADE, primary_key=True, related_name="document"
    )
    body = SearchVectorField(editable=False)

    class Meta(SearchDocument.Meta):
        pass

    def __str__(self) -> str:
        return f"document of work {self.work_id}"
