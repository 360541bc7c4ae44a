from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.core.validators import RegexValidator
from django.db import models, transaction
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models.habits import Habits, is_habitual
from accounts.models.person import Person

HANDLE_LENGTH = 30
SECOND_FACTORS = ["totp", "webauthn"]


class Viewing(models.TextChoices):
    """How a person wants to meet works that their authors call mature."""

    HIDE = "hide", _("Leave them out of lists")
    VEIL = "veil", _("Cover them until I ask")
    SHOW = "show", _("Show them: I am 18 or older")


class UserManager(BaseUserManager["User"]):
    @transaction.atomic
    def create_user(
        self, email: str, password: str | None = None, *, credit_name: str = "", **fields: Any
    ) -> User:
        """Make a user with its Person. Raises ValueError without an address."""
        if not email:
            raise ValueError("a user needs an e-mail address")
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        Person.objects.create(user=user, credit_name=credit_name or user.handle)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=username)


class User(Habits, AbstractBaseUser, PermissionsMixin):
    """Somebody who signs in. Who is credited is the Person, which survives leaving."""

    email = models.EmailField(_("E-mail address"), unique=True)
    handle = models.CharField(
        _("Handle"),
        max_length=HANDLE_LENGTH,
        validators=[
            RegexValidator(
                r"^[a-z0-9](?:[a-z0-9_-]*[a-z0-9])?$",
                _("A handle is made of small letters, digits, - and _ and starts with a letter."),
            )
        ],
    )
    bio = models.TextField(_("About you"), max_length=1000, blank=True)
    open_to = models.CharField(_("Open to"), max_length=200, blank=True)
    skills = models.ManyToManyField("accounts.Skill", blank=True, related_name="users")
    viewing = models.CharField(
        _("Mature works"), max_length=4, choices=Viewing, default=Viewing.VEIL
    )
    of_age_from = models.DateField(
        null=True,
        blank=True,
        help_text=_("Of minors only: when they count as adults."),
    )
    limited_until = models.DateTimeField(null=True, blank=True, editable=False)
    suspended_at = models.DateTimeField(null=True, blank=True, editable=False)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    joined_at = models.DateTimeField(default=timezone.now)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["handle"]

    class Meta:
        constraints = [
            *is_habitual(),
            models.CheckConstraint(
                condition=models.Q(viewing__in=Viewing.values), name="a_way_of_viewing_is_known"
            ),
            models.UniqueConstraint(
                Lower("email"),
                name="one_user_per_email_address",
                violation_error_message=_("There is already an account with this address."),
            ),
            models.UniqueConstraint(
                Lower("handle"),
                name="one_user_per_handle",
                violation_error_message=_("Somebody already has this handle."),
            ),
        ]

    def __str__(self) -> str:
        return f"@{self.handle}"

    def is_minor(self, today: date) -> bool:
        return self.of_age_from is not None and today < self.of_age_from

    def viewing_on(self, today: date) -> str:
        """What they chose, as far as they are old enough for it."""
        is_too_much = self.viewing == Viewing.SHOW and self.is_minor(today)
        return Viewing.VEIL if is_too_much else self.viewing

    @property
    def has_second_factor(self) -> bool:
        from allauth.mfa.utils import is_mfa_enabled  # noqa: PLC0415 -- read before there are models

        return bool(is_mfa_enabled(self, SECOND_FACTORS))

    @property
    def lacks_second_factor(self) -> bool:
        """What stands between staff and acting as such. Whoever has one was asked for it when
        they signed in."""
        return settings.STAFF_SECOND_FACTOR and not self.has_second_factor

    @property
    def is_limited(self) -> bool:
        """They may look but not write, until a day."""
        return bool(self.limited_until and timezone.now() < self.limited_until)

    @property
    def restraining_decision(self) -> Any:
        """Because of which they may not write, or not come in; None when staff set it by hand."""
        measure = "suspend" if self.suspended_at else "limit"
        decided = self.decisions.filter(measure=measure).exclude(upheld=False)
        return decided.order_by("-at").first()

    @property
    def sees_as_staff(self) -> bool:
        return self.is_active and self.is_staff and not self.lacks_second_factor

    def get_absolute_url(self) -> str:
        """The profile, or "" when there is none any more."""
        if not self.is_active:
            return ""
        return reverse("profile", args=[self.handle])
