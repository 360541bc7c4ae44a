from django.apps import AppConfig


class HitrecordConfig(AppConfig):
    name = "hitrecord"

    def ready(self) -> None:
        """Tasks that are called in a web process find the broker through this import.

        Not in the package itself, which pure modules and decoding processes import too.
        """
        import hitrecord.celery  # noqa: F401
