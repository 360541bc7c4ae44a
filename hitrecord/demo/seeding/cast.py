"""The studio's people, with a verified address, a face, and staff with their groups."""

from __future__ import annotations

from datetime import datetime

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from accounts.models import Acceptance, Accord, Skill, User
from accounts.queries.roles import SUPERUSER
from contributions.services.uploads import receive_portrait
from hitrecord.demo import content, second_factor
from hitrecord.demo.content.things import Person
from hitrecord.demo.logins import PASSWORD
from hitrecord.demo.places import FACES
from hitrecord.demo.seeding.past import days_before
from hitrecord.roles import make_roles


def bring(now: datetime) -> dict[str, User]:
    """Handle → user. Who is there already stays as they are."""
    make_roles()
    people = {person.key: _bring(person, now) for person in content.PEOPLE}
    for person in content.PEOPLE:
        if person.staff:
            second_factor.give(people[person.key])
    first = Accord.objects.get(number=1)
    for user in people.values():
        Acceptance.objects.get_or_create(
            user=user, accord=first, defaults={"accepted_at": user.joined_at}
        )
    return people


@transaction.atomic
def _bring(person: Person, now: datetime) -> User:
    existing = User.objects.select_related("person").filter(email=person.email).first()
    if existing:
        return existing
    user = User.objects.create_user(
        person.email,
        PASSWORD,
        credit_name=person.name,
        handle=person.key,
        bio=person.bio,
        open_to=person.open_to,
        is_staff=bool(person.staff),
        is_superuser=SUPERUSER in person.staff.split(),
        joined_at=days_before(now, person.joined_days_ago),
    )
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    user.skills.set(Skill.objects.filter(slug__in=person.skills))
    user.groups.add(*Group.objects.filter(name__in=person.staff.split()))
    face = FACES / f"{person.key}.webp"
    if face.exists():
        receive_portrait(
            person=user.person,
            uploader=user,
            file=SimpleUploadedFile(face.name, face.read_bytes(), "image/webp"),
        )
    return user
