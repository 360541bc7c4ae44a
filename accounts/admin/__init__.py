from accounts.admin import accords, goings, legal_texts, mails, people, roles
from accounts.admin.people import ReadOnlyAdmin

__all__ = ["ReadOnlyAdmin", "accords", "goings", "legal_texts", "mails", "people", "roles"]
