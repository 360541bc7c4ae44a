"""A member leaves while somebody else writes to them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from accounts.models import Event, User
from accounts.services.notices import notify
from contributions.models import Contribution
from contributions.publication import citing
from hitrecord.leaving import asking
from hitrecord.leaving.going import go
from projects.models import Project
from tests import builders
from tests.at_once import apart
from tests.contributions import making

pytestmark = pytest.mark.django_db(transaction=True)
NOW = timezone.now()
AFTER = NOW + timedelta(days=15)


def tell(ada: User) -> None:
    notify(recipients=[ada], event=Event.REMIXED, subject="Remixed", url="/", target=ada, key="1")


def test_who_publishes_a_remix_of_theirs_is_through_first() -> None:
    poem, ada = builders.work("ada"), builders.user("ada")
    draft = making.draft("ben", all_mine=False)
    draft.sources.create(source=poem)
    departure = asking.ask(user=ada, works="go", name="keep", lets_go=False, now=NOW)
    with transaction.atomic():
        citing.hold(draft)
        going = apart(lambda: go(departure.pk, AFTER))
        tell(ada)
    going.join(timeout=60)
    assert Contribution.objects.get(pk=poem.contribution_id).withdrawn_at == AFTER
    assert not User.objects.get(pk=ada.pk).is_active


def test_who_tells_the_leads_of_a_project_is_through_first() -> None:
    project, eva = builders.project(lead="eva"), builders.user("eva")
    departure = asking.ask(user=eva, works="stay", name="keep", lets_go=True, now=NOW)
    with transaction.atomic():
        Project.objects.select_for_update(no_key=True).get(pk=project.pk)
        going = apart(lambda: go(departure.pk, AFTER))
        tell(eva)
    going.join(timeout=60)
    assert not User.objects.get(pk=eva.pk).is_active
