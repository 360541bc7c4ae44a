from accounts.models import acts as _acts  # noqa: F401  (the words of the log)
from accounts.models.acceptance import Acceptance
from accounts.models.accord import Accord
from accounts.models.address_change import AddressChange
from accounts.models.announcement import Announcement
from accounts.models.audit import AuditRecord
from accounts.models.delivery import MailDelivery
from accounts.models.departure import Departure
from accounts.models.digest import Digest
from accounts.models.distance import Distance, Reach
from accounts.models.document import Document
from accounts.models.envelope import Envelope
from accounts.models.export import Export
from accounts.models.follow import Follow
from accounts.models.former_handle import FormerHandle
from accounts.models.habits import Numbers
from accounts.models.legal_text import LegalPage, LegalText
from accounts.models.mail_choice import Choice, Pace
from accounts.models.mute import Mute
from accounts.models.notice import Event, Notice
from accounts.models.person import Person
from accounts.models.profile_removal import ProfileRemoval
from accounts.models.retelling import Retelling
from accounts.models.retired_handle import RetiredHandle
from accounts.models.role_change import RoleChange
from accounts.models.skill import Skill
from accounts.models.user import User, Viewing

__all__ = [
    "Acceptance",
    "Accord",
    "AddressChange",
    "Announcement",
    "AuditRecord",
    "Choice",
    "Departure",
    "Digest",
    "Distance",
    "Document",
    "Envelope",
    "Event",
    "Export",
    "Follow",
    "FormerHandle",
    "LegalPage",
    "LegalText",
    "MailDelivery",
    "Mute",
    "Notice",
    "Numbers",
    "Pace",
    "Person",
    "ProfileRemoval",
    "Reach",
    "Retelling",
    "RetiredHandle",
    "RoleChange",
    "Skill",
    "User",
    "Viewing",
]
