from accounts.models.acceptance import Acceptance
from accounts.models.accord import Accord
from accounts.models.audit import AuditRecord
from accounts.models.departure import Departure
from accounts.models.distance import Distance, Reach
from accounts.models.document import Document
from accounts.models.envelope import Envelope
from accounts.models.export import Export
from accounts.models.follow import Follow
from accounts.models.former_handle import FormerHandle
from accounts.models.mail_choice import SiteOnly
from accounts.models.notice import Event, MailDelivery, Notice
from accounts.models.person import Person
from accounts.models.skill import Skill
from accounts.models.user import User, Viewing

__all__ = [
    "Acceptance",
    "Accord",
    "AuditRecord",
    "Departure",
    "Distance",
    "Document",
    "Envelope",
    "Event",
    "Export",
    "Follow",
    "FormerHandle",
    "MailDelivery",
    "Notice",
    "Person",
    "Reach",
    "SiteOnly",
    "Skill",
    "User",
    "Viewing",
]
