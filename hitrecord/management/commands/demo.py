from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from hitrecord.demo.seeding.studio import put_up


class Command(BaseCommand):
    help = "Put the demo studio up: people, works, projects and one production that was sold."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.IS_DEVELOPMENT:
            raise CommandError("The demo studio has public passwords: not in production.")
        put_up(now=timezone.now(), say=self.stdout.write)
