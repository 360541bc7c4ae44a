"""Mails: claimed, handed to the mail server, recorded as delivered."""

from accounts.mailing.composing import compose
from accounts.mailing.digests import deliver_digest, gather_strays
from accounts.mailing.letters import post
from accounts.mailing.sending import deliver, sent

__all__ = ["compose", "deliver", "deliver_digest", "gather_strays", "post", "sent"]
