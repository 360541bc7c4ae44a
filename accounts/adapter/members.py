"""Who is signed in, with the name that every page says."""

from __future__ import annotations

from typing import Any, Final

from allauth.account.auth_backends import AuthenticationBackend

from accounts.models import User
from hitrecord.foundation.once import Once


class Members(AuthenticationBackend):
    def get_user(self, user_id: Any) -> User | None:
        user: User | None = next(iter(_MEMBER(pk=int(user_id))), None)
        return user if user and self.user_can_authenticate(user) else None


_MEMBER: Final = Once(lambda *, pk: User.objects.select_related("person").filter(pk=pk))
