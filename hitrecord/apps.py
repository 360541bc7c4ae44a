from django.apps import AppConfig
from django.db.models.signals import post_migrate


class HitrecordConfig(AppConfig):
    name = "hitrecord"

    def ready(self) -> None:
        """Tasks that are called in a web process find the broker through this import.

        Not in the package itself, which pure modules and decoding processes import too.
        """
        import hitrecord.celery  # noqa: F401
        from hitrecord.roles import make_roles

        post_migrate.connect(make_roles, sender=self, dispatch_uid="roles")
