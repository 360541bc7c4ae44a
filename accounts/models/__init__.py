from accounts.models.acceptance import Acceptance
from accounts.models.accord import Accord
from accounts.models.audit import AuditRecord
from accounts.models.mail_choice import SiteOnly
from accounts.models.notice import Event, MailDelivery, Notice
from accounts.models.person import Person
from accounts.models.skill import Skill
from accounts.models.user import User, Viewing

__all__ = [
    "Acceptance",
    "Accord",
    "AuditRecord",
    "Event",
    "MailDelivery",
    "Notice",
    "Person",
    "SiteOnly",
    "Skill",
    "User",
    "Viewing",
]
