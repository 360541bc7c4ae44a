from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Person, User
from contributions.domain.copyright import Step
from contributions.models import Authorship, MediaFile, OffsiteSource, Processing, State
from contributions.services import comments
from contributions.services.resolving import resolve
from projects.cuesheet import warnings
from projects.models import Production
from projects.queries.sheet import open_sheet
from projects.services.outside import declare, settle
from tests import builders
from tests.contributions import disputing
from tests.contributions.services.test_copyright import notice, stepped
from tests.projects.builders import accepted, submission

pytestmark = pytest.mark.django_db


@pytest.fixture
def production() -> Production:
    return builders.production()


def test_an_empty_sheet_says_so(production: Production) -> None:
    assert warnings(production) == ["The cue sheet has no pieces yet."]


def test_a_complete_sheet_has_nothing_to_look_at(production: Production) -> None:
    song = builders.remix(builders.work("ada"), "cleo")
    builders.credit(builders.piece(production, "Song", 10), song)
    assert warnings(production) == []


def test_each_gap_is_a_sentence(production: Production) -> None:
    song = builders.remix(builders.work("ada"), "cleo")
    builders.piece(production, "Titles", 10)
    builders.credit(builders.piece(production, "Song", 10), song, points=0)
    song.contribution.title = "Lighthouse waltz"
    builders.withdrawn(song, by="cleo")
    builders.credit(production.pieces.all()[1], Person.objects.create(credit_name="Nana"), 0)
    assert warnings(production) == [
        "The piece “Titles” has no credits.",
        "Nobody has points in the piece “Song”.",
        "“Lighthouse waltz” was withdrawn by its authors.",
        "Nana has no account: their share waits until somebody claims it.",
    ]


def test_an_unready_file_and_missing_sources_are_named(production: Production) -> None:
    song = builders.work("cleo", title="Foghorn", kind="audio")
    file = MediaFile.objects.create(
        version=song,
        uploader=builders.user("cleo"),
        kind="audio",
        original="x.wav",
        display_name="foghorn.wav",
        size=1,
        sha256="0" * 64,
    )
    Processing.objects.create(media=file)
    builders.credit(builders.piece(production, "Song", 10), song)
    assert warnings(production) == [
        "A file of “Foghorn” is not ready: foghorn.wav.",
        "“Foghorn” names no sources: its authors say that all of it is theirs.",
    ]


def test_a_source_from_elsewhere_is_one_and_a_struck_source_is_none(production: Production) -> None:
    psalm = builders.work("cleo", title="Psalm")
    OffsiteSource.objects.create(
        derivative=psalm, title="Psalm 23", author="David", relation="based_on"
    )
    lamp = builders.work("ada", title="Lamp")
    waltz = builders.remix(lamp, "ben")
    disputing.decided(disputing.dispute(disputing.edge_between(waltz, lamp)))
    piece = builders.piece(production, "Song", 10)
    for version in (psalm, waltz):
        builders.credit(piece, version)
    assert warnings(production) == [
        f"“{waltz.contribution.title}” names no sources: its authors say that all of it is theirs.",
    ]


def test_whose_remark_was_heeded_is_a_candidate_until_they_are_credited(
    production: Production,
) -> None:
    lamp = builders.work("ada")
    song = builders.remix(lamp, "cleo")
    song.contribution.title = "Waltz"
    song.contribution.save()
    piece = builders.piece(production, "Song", 10)
    for name in ("dan", "cleo", "ben"):
        remark = comments.write(
            thread=song.contribution.thread, author=builders.user(name), text=f"Louder, {name}."
        )
        louder = builders.new_version(song.contribution, "cleo", sources={lamp: "based_on"})
        state = State.WONT_DO if name == "ben" else State.ADDRESSED
        now = timezone.now()
        resolve(
            comment=remark,
            state=state,
            by=builders.user("cleo"),
            now=now,
            number=2 if name == "dan" else None,
        )
    builders.credit(piece, louder)
    (sentence,) = warnings(production)
    assert sentence == (
        "A comment of Dan was heeded in version 2 of “Waltz”: a candidate for an influence credit."
    )
    builders.credit(piece, builders.person("dan"), role="Direction")
    assert warnings(production) == [sentence]
    [candidate] = [row for row in open_sheet(production).credits if row["role"] == "Influence"]
    assert candidate["reason"] == "Waltz"
    builders.credit(piece, builders.person("dan"), points=0, role="Influence")
    assert warnings(production) == []


def test_a_work_called_a_is_not_named_by_every_reason(production: Production) -> None:
    song, dan = builders.work("cleo", title="A"), builders.user("dan")
    remark = comments.write(thread=song.contribution.thread, author=dan, text="Louder.")
    louder = builders.new_version(song.contribution, "cleo")
    cleo, now = builders.user("cleo"), timezone.now()
    resolve(comment=remark, state=State.ADDRESSED, by=cleo, now=now, number=2)
    piece = builders.piece(production, "Song", 10)
    builders.credit(piece, louder)
    before = [each for each in warnings(production) if "heeded" in each]
    assert len(before) == 1
    named = builders.credit(piece, dan.person, role="Direction")
    named.reason = "A calm hand at all rehearsals."
    named.save()
    assert [each for each in warnings(production) if "heeded" in each] == before
    named.reason = f"See {song.contribution.get_absolute_url()}"
    named.save()
    assert not [each for each in warnings(production) if "heeded" in each]


def test_an_open_dispute_behind_a_credited_work_is_named_until_it_is_decided(
    production: Production,
) -> None:
    lamp = builders.work("ada", title="Lamp")
    waltz = builders.remix(builders.remix(lamp, "ben"), "cleo")
    builders.credit(builders.piece(production, "Song", 10), waltz)
    middle = waltz.source_edges.get().source
    about = disputing.dispute(disputing.edge_between(middle, lamp))
    (sentence,) = warnings(production)
    assert sentence == (
        f"It is disputed that “{middle.contribution.title}” was made from “Lamp”: "
        f"number {about.pk}."
    )
    disputing.decided(about, "rejected")
    assert warnings(production) == []


def test_a_copyright_notice_on_a_credited_work_is_named_once_staff_acted_on_it(
    production: Production,
) -> None:
    song = builders.remix(builders.work("ada"), "cleo")
    builders.credit(builders.piece(production, "Song", 10), song)
    row = notice(song.contribution)
    assert warnings(production) == []
    stepped(row, Step.FORWARD)
    (sentence,) = warnings(production)
    assert sentence.startswith(
        f"Somebody outside says that “{song.contribution.title}” is theirs: copyright notice "
    )


def test_what_the_staff_took_down_is_not_called_withdrawn(production: Production) -> None:
    song = builders.remix(builders.work("ada"), "cleo")
    builders.credit(builders.piece(production, "Song", 10), song)
    stepped(notice(song.contribution), Step.REMOVE)
    assert warnings(production)[0] == (f"“{song.contribution.title}” was taken down by the staff.")


def test_whoever_never_accepted_the_accord_is_named(production: Production) -> None:
    song = builders.remix(builders.work("ada"), "cleo")
    piece = builders.piece(production, "Song", 10)
    builders.credit(piece, song)
    builders.credit(piece, builders.person("dan"), points=0)
    for name in ("Flo", "Gus"):
        user = User.objects.create(email=f"{name}@studio.example", handle=name.lower())
        Person.objects.create(user=user, credit_name=name)
    Authorship.objects.create(
        version=song, person=Person.objects.get(credit_name="Gus"), position=9
    )
    builders.credit(piece, Person.objects.get(credit_name="Flo"), points=0)
    assert warnings(production) == [
        f"{name} never accepted the accord. Ask them to, before anything is shared out."
        for name in ("Flo", "Gus")
    ]


def test_a_credit_that_somebody_claimed_has_an_account(production: Production) -> None:
    nana = Person.objects.create(credit_name="Nana", claimed_by=builders.person("eva"))
    builders.credit(builders.piece(production, "Song", 10), nana)
    assert warnings(production) == []


def test_a_finished_work_that_does_not_name_what_is_credited_is_told_apart(
    production: Production,
) -> None:
    """Named by what it was made from is named, too."""
    lamp, door = builders.work("ada", title="Lamp"), builders.remix(builders.work("dan"), "ben")
    waltz = builders.remix(lamp, "cleo")
    piece = builders.piece(production, "Song", 10)
    for version in (waltz, door):
        builders.credit(piece, version)
    final = builders.work("eva", title="The film", sources={waltz: "contains"}).contribution
    production.final = final
    production.save()
    assert warnings(production) == [
        f"“{door.contribution.title}” is credited, but “The film” does not name it as a source."
    ]
    builders.new_version(final, "eva", sources={waltz: "contains", door: "contains"})
    assert warnings(Production.objects.get()) == []


def test_who_shaped_what_was_made_outside_is_a_candidate_until_they_are_credited(
    production: Production,
) -> None:
    song = builders.remix(builders.work("ada"), "cleo")
    piece = builders.piece(production, "Song", 10)
    builders.credit(piece, song)
    submission(builders.work("gus"), production.project)
    eva, gus, now = builders.user("eva"), builders.person("gus"), timezone.now()
    row = declare(project=production.project, by=eva, what="The coda", now=now, call=None)
    assert warnings(production) == [
        "The leads have not said yet who shaped “The coda”, which was made outside."
    ]
    settle(outside=row, by=eva, people=[gus], answer="His foghorn.", now=now)
    assert warnings(production) == [
        "Gus shaped “The coda”, which was made outside: a candidate for an influence credit."
    ]
    [candidate] = [row for row in open_sheet(production).credits if row["role"] == "Influence"]
    assert candidate["reason"] == "The coda"
    builders.credit(piece, gus, points=1, role="Influence")
    assert warnings(production) == []
    assert not [row for row in open_sheet(production).credits if row["what"].startswith("person")]


def test_what_a_lead_promised_is_said_as_theirs_at_the_sheet_and_on_the_call(
    client: Client,
) -> None:
    project = builders.project(lead="eva")
    call = builders.call(project, reward="guaranteed", amount=4050)
    production, song = builders.production(project), builders.work("cleo", title="Waltz")
    builders.credit(builders.piece(production, "Song", 10), song)
    assert not [each for each in warnings(production) if "promised" in each]
    accepted(song, project, call=call)
    said = [each for each in warnings(production) if "promised" in each]
    assert said[0].startswith("$40.50 promised to Cleo by Eva")
    page = client.get(f"/calls/{call.pk}/").content.decode()
    assert "$40.50 promised, not confirmed yet" in page
    assert "The amount is promised by Eva, not by the house" in page
