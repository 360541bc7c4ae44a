"""How the first superusers come to be: afterwards two of them do it together in the admin."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from accounts.models import User
from accounts.services.roles import change_by_hand


class Command(BaseCommand):
    help = "Give or take a role (superuser, curator …) while no two superusers can do it together."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("verb", choices=["give", "take"])
        parser.add_argument("role")
        parser.add_argument("handle")
        parser.add_argument("--reason", required=True, help="kept in the audit log, and told")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(handle=options["handle"]).first()
        if user is None:
            raise CommandError(f"Nobody is called @{options['handle']}.")
        role, reason, gives = options["role"], options["reason"].strip(), options["verb"] == "give"
        if not reason:
            raise CommandError("Say why: the reason is kept in the audit log.")
        try:
            change_by_hand(user=user, role=role, gives=gives, reason=reason, now=timezone.now())
        except ValidationError as refused:
            raise CommandError(" ".join(refused.messages)) from refused
        self.stdout.write(f"{options['verb']}: {role}, {user}")
