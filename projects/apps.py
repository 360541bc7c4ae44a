from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "projects"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from contributions.publication.sequels import SEQUELS
        from projects.services import aims

        SEQUELS.append(aims)
