from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "projects"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from contributions.publication.sequels import SEQUELS
        from contributions.queries.draft_stamp import BESIDE
        from projects.queries.aims import kept_for
        from projects.services import aims

        SEQUELS.append(aims)
        BESIDE.append(kept_for)
