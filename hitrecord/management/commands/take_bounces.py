import mailbox
import sys
from argparse import ArgumentParser
from email import message_from_binary_file
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from hitrecord.returns import take_back


class Command(BaseCommand):
    help = "Read a mail that came back, from standard input, or all of a folder of mails."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--to", default="", help="The address it came to, if no header says.")
        parser.add_argument("--maildir", help="A folder; what was understood is removed from it.")

    def handle(self, *args: Any, **options: Any) -> None:
        """What is not about a mail of ours is no error: a mail server would send that back, too."""
        if not options["maildir"]:
            mail = message_from_binary_file(sys.stdin.buffer)
            is_ours = take_back(mail, to=options["to"], now=timezone.now())
            self.stdout.write(
                "It is noted." if is_ours else "It says nothing about a mail of ours."
            )
            return
        try:
            box = mailbox.Maildir(options["maildir"], create=False)
        except mailbox.NoSuchMailboxError as error:
            raise CommandError(f"There is no such folder: {error}") from error
        taken = [key for key, mail in box.items() if take_back(mail, now=timezone.now())]
        for key in taken:
            box.discard(key)
        self.stdout.write(f"{len(taken)} noted, {len(box)} left: nothing about a mail of ours.")
