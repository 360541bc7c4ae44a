"""Many offers at one desk: its pages, and the way through them."""

from __future__ import annotations

from datetime import timedelta
from html import unescape

import pytest
from django.utils import timezone

from projects.models import Call, Lead, Project, Submission
from projects.services.deciding import decide
from tests import builders
from tests.projects.builders import submission
from tests.projects.views.test_calls import signed_in, statements

pytestmark = pytest.mark.django_db


@pytest.fixture
def project() -> Project:
    return builders.project(lead="eva")


def desk(project: Project, *rest: object) -> str:
    return "/".join([f"{project.get_absolute_url()}desk", *map(str, rest), ""])


def offers(project: Project, count: int, **options: object) -> list[Submission]:
    return [
        submission(builders.work("cleo", title=f"Waltz {n}"), project, **options)  # type: ignore[arg-type]
        for n in range(count)
    ]


def test_whoever_decides_on_the_second_page_goes_on_there(project: Project) -> None:
    made, eva = offers(project, 45), signed_in("eva")
    page = eva.get(f"{desk(project)}?page=2").content.decode()
    address = f"{desk(project, 'decisions', made[24].pk)}?page=2"
    assert f'action="{address}#offer-{made[24].pk}"' in page
    answer = eva.post(address, {"decision": "accepted"})
    assert answer["Location"] == f"{desk(project)}?page=2#offer-{made[25].pk}"
    assert f'id="offer-{made[25].pk}"' in eva.get(answer["Location"]).content.decode()


def test_after_the_last_one_of_a_page_comes_the_first_of_the_next(project: Project) -> None:
    made, eva = offers(project, 45), signed_in("eva")
    here = made[39]
    answer = eva.post(f"{desk(project, 'decisions', here.pk)}?page=2", {"decision": "accepted"})
    # it moves up, into the place that became free
    assert answer["Location"] == f"{desk(project)}?page=2#offer-{made[40].pk}"
    assert f'id="offer-{made[40].pk}"' in eva.get(answer["Location"]).content.decode()


def test_the_next_one_is_the_next_in_the_list_also_for_what_was_put_back(project: Project) -> None:
    first, second, third = offers(project, 3)
    Submission.objects.filter(pk=first.pk).update(submitted_at=timezone.now() + timedelta(hours=1))
    answer = signed_in("eva").post(desk(project, "decisions", third.pk), {"decision": "kept"})
    assert answer["Location"].endswith(f"#offer-{first.pk}")
    answer = signed_in("eva").post(desk(project, "decisions", first.pk), {"decision": "kept"})
    assert answer["Location"].endswith(f"#offer-{second.pk}")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"decision": "declined"}, "Say why you decline it."),
        ({"decision": "declined", "reason": "no " * 200}, "There is room for 500 characters"),
    ],
)
def test_a_refused_decision_stands_at_its_offer_with_its_words(
    project: Project, typed: dict[str, str], sentence: str
) -> None:
    made = offers(project, 25)[24]
    page = signed_in("eva").post(desk(project, "decisions", made.pk), typed).content.decode()
    assert f'id="offer-{made.pk}"' in page
    assert page.count(sentence) == 2
    assert typed.get("reason", "").strip() in page


def test_words_about_what_somebody_else_decided_meanwhile_are_shown(project: Project) -> None:
    made = offers(project, 25)[24]
    Lead.objects.create(project=project, user=builders.user("ben"))
    address = f"{desk(project, 'decisions', made.pk)}?page=2"
    signed_in("eva").post(address, {"decision": "accepted"})
    typed = {"decision": "declined", "reason": "no " * 200}
    page = signed_in("ben").post(address, typed).content.decode()
    assert "You wrote: “no no" in page
    assert f"#offer-{made.pk}" not in page


def test_the_pages_of_a_refused_desk_lead_to_the_desk(project: Project) -> None:
    made = offers(project, 25)
    page = signed_in("eva").post(desk(project, "decisions", made[24].pk), {"decision": "no"})
    assert f'href="{desk(project)}#inbox"' in page.content.decode()


def test_what_is_taken_back_is_shown_on_its_page(project: Project) -> None:
    made, eva = offers(project, 25), signed_in("eva")
    eva.post(desk(project, "decisions", made[22].pk), {"decision": "accepted"})
    back = eva.post(desk(project, "decisions", made[22].pk, "undoing"))
    assert back["Location"] == f"{desk(project)}?page=2#offer-{made[22].pk}"


def test_all_that_was_decided_today_can_be_taken_back(project: Project) -> None:
    made, eva = offers(project, 25), signed_in("eva")
    for each in made:
        eva.post(desk(project, "decisions", each.pk), {"decision": "accepted"})
    undoing = desk(project, "decisions", made[0].pk, "undoing")
    assert undoing not in eva.get(desk(project)).content.decode()
    assert undoing in eva.get(f"{desk(project)}?decided=2").content.decode()


def test_what_was_kept_for_later_has_pages_and_a_way_through_them(project: Project) -> None:
    made, eva = offers(project, 25), signed_in("eva")
    for each in made:
        eva.post(desk(project, "decisions", each.pk), {"decision": "kept"})
    page = eva.get(f"{desk(project)}?kept=2").content.decode()
    assert f'id="offer-{made[24].pk}"' in page
    answer = eva.post(f"{desk(project, 'decisions', made[23].pk)}?kept=2", {"decision": "accepted"})
    assert answer["Location"] == f"{desk(project)}?kept=2#offer-{made[24].pk}"


def test_one_call_at_a_time(project: Project) -> None:
    floor, roof = builders.call(project, title="A floor"), builders.call(project, title="A roof")
    below, above = offers(project, 3, call=floor), offers(project, 2, call=roof)
    (loose,) = offers(project, 1)
    eva = signed_in("eva")
    page = eva.get(desk(project)).content.decode()
    assert f'href="{desk(project)}?call={floor.pk}#inbox"' in page
    page = eva.get(f"{desk(project)}?call={roof.pk}").content.decode()
    assert f'id="offer-{above[0].pk}"' in page
    assert f'id="offer-{below[0].pk}"' not in page
    assert f'id="offer-{loose.pk}"' in eva.get(f"{desk(project)}?call=none").content.decode()
    answer = eva.post(
        f"{desk(project, 'decisions', above[0].pk)}?call={roof.pk}", {"decision": "kept"}
    )
    assert answer["Location"] == f"{desk(project)}?call={roof.pk}#offer-{above[1].pk}"
    eva.post(f"{desk(project, 'decisions', above[1].pk)}?call={roof.pk}", {"decision": "accepted"})
    page = eva.get(f"{desk(project)}?call={roof.pk}").content.decode()
    assert "Nothing waits here." in page
    assert eva.get(f"{desk(project)}?call=x").status_code == 200


def test_more_calls_take_no_more_statements(project: Project) -> None:
    eva = signed_in("eva")
    offers(project, 1, call=builders.call(project))
    few = statements(eva, desk(project))
    for _ in range(3):
        offers(project, 2, call=builders.call(project))
    assert statements(eva, desk(project)) == few


def test_the_desk_says_for_which_call_a_work_was_declined_before(project: Project) -> None:
    eva, now = builders.user("eva"), timezone.now()
    here, there = builders.call(project), builders.call(project, title="The last dance")
    song = builders.work("cleo", kind="audio")

    def declined(words: str, call: Call | None) -> None:
        made = submission(song, project, call=call)
        decide(submission=made, decision="declined", by=eva, now=now, reason=words)

    def said() -> str:
        return unescape(signed_in("eva").get(desk(project)).content.decode())

    declined("Too wide.", None)
    newer = builders.new_version(song.contribution, "cleo")
    waits = submission(newer, project, call=here)
    assert "For the project, without a call, it was declined: “Too wide.”" in said()
    waits.delete()
    declined("Too fast.", there)
    waits = submission(newer, project, call=here)
    assert f"For ticket № {there.pk}, “The last dance”, it was declined: “Too fast.”" in said()
    waits.delete()
    declined("Too loud.", here)
    song = newer
    declined("Too slow.", there)
    submission(builders.new_version(song.contribution, "cleo"), project, call=here)
    assert "It was declined before with the words: “Too loud.”" in said(), "the same call first"
    assert "Too slow." not in said()
