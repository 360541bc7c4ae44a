"""Who is there before the story begins: `manage.py shell` reads this file.

Everybody's address is one of the demo logins', so that /dev/ signs them in with one click.
Ada is missing: she signs up herself.
"""

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Permission

from accounts.models import Acceptance, Accord, User
from hitrecord.demo import second_factor
from hitrecord.demo.logins import LOGINS, PASSWORD, address

MEMBERS = ("ben", "cleo", "eva", "dan")
STAFF = {
    "paula": ("projects", "payouts", "contributions", "accounts"),
    "olga": ("projects", "payouts", "contributions", "accounts"),
    "finn": ("payouts",),
    "max": ("contributions", "accounts"),
}


def bring(handle: str, *, is_staff: bool = False) -> User:
    (name,) = [login.name for login in LOGINS if login.email == address(handle)]
    user = User.objects.create_user(
        address(handle), PASSWORD, credit_name=name, handle=handle, is_staff=is_staff
    )
    Acceptance.objects.create(user=user, accord=Accord.objects.get(number=1))
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


for member in MEMBERS:
    bring(member)
for member, apps in STAFF.items():
    staff = bring(member, is_staff=True)
    second_factor.give(staff)
    staff.user_permissions.set(Permission.objects.filter(content_type__app_label__in=apps))
