from accounts.models.accord import Acceptance, Accord
from accounts.models.audit import AuditRecord
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
    "Skill",
    "User",
    "Viewing",
]
