from django.db import models

from accounts.models.person import Person
from hitrecord.foundation.document import SearchDocument


class Document(SearchDocument):
    """How a member is found: by name and handle, skills, and what they say of themselves."""

    person = models.OneToOneField(
        Person, on_delete=models.CASCADE, primary_key=True, related_name="document"
    )

    class Meta(SearchDocument.Meta):
        pass

    def __str__(self) -> str:
        return f"document of person {self.person_id}"
