from django.db import models

from hitrecord.foundation.document import SearchDocument
from projects.models.call import Call
from projects.models.project import Project


class ProjectDocument(SearchDocument):
    """How a project is found: by its title, its leads and its pitch."""

    project = models.OneToOneField(
        Project, on_delete=models.CASCADE, primary_key=True, related_name="document"
    )

    class Meta(SearchDocument.Meta):
        pass

    def __str__(self) -> str:
        return f"document of project {self.project_id}"


class CallDocument(SearchDocument):
    """How a call is found: by its title, its skill and project, and its brief."""

    call = models.OneToOneField(
        Call, on_delete=models.CASCADE, primary_key=True, related_name="document"
    )

    class Meta(SearchDocument.Meta):
        pass

    def __str__(self) -> str:
        return f"document of call {self.call_id}"
