"""The table of who may open what, against what the views do."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from accounts.models import Event, Export, Notice, User
from accounts.services.notices import notify
from contributions.models import (
    Case,
    Contribution,
    CopyrightNotice,
    Decision,
    Draft,
    DraftAuthor,
    Kind,
    MediaFile,
    Suggestion,
    Upload,
)
from contributions.services import albums
from contributions.services.comments import write
from contributions.services.hanging import hang
from contributions.services.inviting import invite
from contributions.services.publishing import publish
from contributions.services.throwing import throw_away
from contributions.services.transcripts import keep
from contributions.suggesting import suggest
from hitrecord.authorisation import ACCESS, Access, _table
from payouts.models import Objection, Proposal, Waiver, Wrong
from payouts.services.objections import make_objection
from projects.models import CallDraft, LeadInvitation, Outside, Project, Step, Update
from projects.services.submissions import submit
from tests import builders
from tests.contributions import making
from tests.contributions.disputing import dispute, edge_between, moderator
from tests.contributions.sending import Sender
from tests.payouts.builders import computed, opened, sold

CLOSED = [
    name
    for name, access in ACCESS.items()
    if access in {Access.MEMBER, Access.OWN, Access.LEAD, Access.MODERATOR}
]


def addresses(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, str]]:
    """(name, route) of every view of ours; the admin's are Django's."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield str(pattern.name), before + str(pattern.pattern)
        elif pattern.app_name != "admin":
            yield from addresses(pattern, before + str(pattern.pattern))


ROUTES = dict(addresses(get_resolver()))
FILLED = {
    "<int:pk>": "{pk}",
    "<slug:slug>": "{slug}",
    "<int:number>": "1",
    "<int:year>": "2026",
    "<int:month>": "1",
    "<int:file_pk>": "1",
    "<slug:handle>": "ada",
    "<slug:key>": "nobody",
    "<slug:kind>": "work",
    "<str:token>": "1:nothing",
    "<path:name>": "none",
    "<slug:provider_id>": "nobody",
}


def path_of(name: str, *, pk: int, slug: str) -> str:
    route = ROUTES[name]
    for argument, value in FILLED.items():
        route = route.replace(argument, value)
    return "/" + route.format(pk=pk, slug=slug)


@pytest.fixture
def project(db: None) -> Project:
    return builders.project(lead="eva")


def test_every_view_is_in_the_table() -> None:
    assert len(ROUTES) > 60
    assert set(ROUTES) - set(ACCESS) == set()
    assert set(ACCESS) - set(ROUTES) == set()


@pytest.mark.parametrize("name", CLOSED)
def test_a_visitor_is_sent_to_the_sign_in_page(name: str, client: Client, project: Project) -> None:
    poem = builders.work("ada").contribution
    path = path_of(name, pk=poem.pk, slug=project.slug)
    answers = [
        answer for answer in (client.get(path), client.post(path)) if answer.status_code != 405
    ]
    assert [answer.status_code for answer in answers] in ([302], [302, 302])
    assert all(answer["Location"].startswith("/accounts/login/") for answer in answers)


OWNED = [name for name, access in ACCESS.items() if access in {Access.OWN, Access.LEAD}]


@dataclass(frozen=True)
class Belongings:
    """What eva has and leads: one real thing for every address that is somebody's own."""

    project: Project
    ids: dict[str, int]

    def path_of(self, name: str) -> str:
        slug = self.project.slug
        path = path_of(name, pk=self.ids.get(name, self.ids["work"]), slug=slug)
        return path.replace(FILLED["<slug:key>"], builders.person("eva").key)


@pytest.fixture
def belongings(project: Project) -> Belongings:
    eva = builders.user("eva")
    poem = builders.work("eva", kind=Kind.WRITING)
    call = builders.call(project)
    answer = submit(version=poem, by=eva, call=call, now=timezone.now())
    draft, thrown_away = making.draft("eva"), making.draft("eva")
    throw_away(draft=thrown_away, now=timezone.now())
    notify(recipients=[eva], event=Event.DECIDED, subject="News", url="/", target=eva, key="news")
    media = making.upload(draft)
    sent = uploaded(draft)
    sung = making.upload(making.draft("eva"), making.picture(size=(40, 30)))
    MediaFile.objects.filter(pk=sung.pk).update(kind=Kind.AUDIO)
    spoken = keep(media=sung, by=eva, language="en", words="They built me.", now=timezone.now())
    mine = write(thread=poem.contribution.thread, author=eva, text="Mine.")
    production = builders.production(project)
    builders.credit(builders.piece(production, "Words", 1), poem)
    sold(production)
    proposal = opened(computed(production))
    wronged = dispute(edge_between(builders.remix(poem, "ben"), poem), "eva")
    ids = {
        "work": poem.contribution_id,
        "draft": draft.pk,
        "draft_autosave": draft.pk,
        "draft_discard": draft.pk,
        "draft_return": thrown_away.pk,
        "draft_files": draft.pk,
        "draft_waiting": draft.pk,
        "draft_suggestions": draft.pk,
        "suggestion_answer": suggested_to("eva").pk,
        "draft_authors": draft.pk,
        "invitation": asked_to_be_an_author("eva").pk,
        "file_attempts": media.pk,
        "file_original": media.pk,
        **dict.fromkeys(("upload", "upload_part", "upload_removal"), sent.pk),
        "upload_completion": sent.pk,
        "captions": sung.pk,
        "captions_removal": spoken.pk,
        "captions_return": spoken.pk,
        "captions_default": spoken.pk,
        **dict.fromkeys(("dispute_statements", "dispute_withdrawal"), wronged.pk),
        "dispute_decision": wronged.pk,
        "project_dispute": wronged.pk,
        "end_session": UserSession.objects.create(user=eva, ip="::1", session_key="old").pk,
        "export_archive": archived(eva).pk,
        "notice": Notice.objects.get(recipient=eva, key="news").pk,
        **dict.fromkeys(("statement_of_reasons", "appeal"), warned(eva).pk),
        "counter_notice": noticed(poem.contribution).pk,
        **dict.fromkeys(("comment_withdrawal", "rewording", "comment_resolution"), mine.pk),
        "objection_withdrawal": objected(proposal).pk,
        "waiver_answer": Waiver.objects.create(
            production=production, person=eva.person, by=builders.user("max")
        ).pk,
        "withdraw_submission": answer.pk,
        "decision": answer.pk,
        "undo_decision": answer.pk,
        "lead_invitation_back": asked_to_lead(project, "ben", by="eva").pk,
        "lead_answer": asked_to_lead(project, "eva", by="ben").pk,
        "close_call": call.pk,
        "edit_call": call.pk,
        "restore_submission": answer.pk,
        "part_outside": answer.pk,
        "edit_update": written(project).pk,
        **album_of("eva", poem.contribution),
        "step": Step.objects.create(project=project, text="Sing it", position=1).pk,
        "drop_call_draft": drafted(project).pk,
        "influences": Outside.objects.create(project=project, what="Mix", declared_by=eva).pk,
    }
    return Belongings(project, ids)


def album_of(name: str, work: Contribution) -> dict[str, int]:
    eva, now = builders.user(name), timezone.now()
    album = albums.make(title="Boats", text="", is_public=True, by=eva, now=now)
    item = hang(album=album, work=work, note="", by=eva, now=now)
    names = ("edit_album", "album_curators", "album_answer", "leave_album", "album_deletion")
    return {**dict.fromkeys((*names, "album_return"), album.pk), "album_item": item.pk}


def written(project: Project) -> Update:
    eva = builders.user("eva")
    return Update.objects.create(project=project, author=eva, title="Out", text="It is.")


def drafted(project: Project) -> CallDraft:
    return CallDraft.objects.create(
        project=project, title="Bass", brief="Wood.", skill=builders.skill(), kinds=["audio"]
    )


def asked_to_lead(project: Project, name: str, *, by: str) -> LeadInvitation:
    return LeadInvitation.objects.create(
        project=project, user=builders.user(name), by=builders.user(by)
    )


def warned(user: User) -> Decision:
    case = Case.objects.create(
        target_type=ContentType.objects.get_for_model(User), target_id=user.pk, label="Eva"
    )
    by = builders.user("max")
    return Decision.objects.create(case=case, by=by, measure="warn", account=user, reason="So.")


def noticed(work: Contribution) -> CopyrightNotice:
    now = timezone.now()
    told = {"claimant": "Jo", "email": "jo@else.example", "contact": "Here", "original": "A song"}
    handled = {"stage": "removed", "handled_by": builders.user("max"), "reason": "So."}
    return CopyrightNotice.objects.create(work=work, handled_at=now, **told, **handled)


def archived(user: User) -> Export:
    now = timezone.now()
    export = Export(user=user, finished_at=now, expires_at=now)
    export.archive.save("", ContentFile(b"zip"))
    return export


def asked_to_be_an_author(name: str) -> DraftAuthor:
    now = timezone.now()
    return invite(draft=making.draft("joan"), handle=name, role="Ink", now=now)


def suggested_to(name: str) -> Suggestion:
    """About a work that is published by now."""
    draft, now = making.draft(name), timezone.now()
    source = builders.work("ada")
    row = suggest(draft=draft, source=source, reason="picture", strength=50, now=now)
    publish(draft=draft, by=draft.author, now=now)
    assert row is not None
    return row


def objected(proposal: Proposal) -> Objection:
    return make_objection(
        proposal=proposal,
        by=builders.user("eva"),
        kind=Wrong.LEFT_OUT,
        words="Where is Dan?",
        now=timezone.now(),
    )


def uploaded(draft: Draft) -> Upload:
    """A file that came in parts and is complete."""
    client = Client()
    client.force_login(draft.author)
    Sender(client, draft, b"Some words.", name="words.txt", type="text/plain").whole()
    return Upload.objects.get(media__isnull=False)


def statuses(name: str, belongings: Belongings, who: str) -> set[int]:
    client = Client()
    client.force_login(builders.user(who))
    path = belongings.path_of(name)
    return {client.get(path).status_code, client.post(path).status_code} - {405}


@pytest.mark.parametrize("name", OWNED)
def test_a_stranger_gets_404_where_the_owner_gets_in(name: str, belongings: Belongings) -> None:
    assert statuses(name, belongings, "joe") == {404}
    # 409: one is in, and asked first what one has seen of it
    assert statuses(name, belongings, "eva") & {200, 302, 204, 409}


@pytest.mark.parametrize("name", [n for n, access in ACCESS.items() if access is Access.MODERATOR])
def test_a_member_gets_404_where_a_moderator_gets_in(name: str, belongings: Belongings) -> None:
    moderator("max")
    assert statuses(name, belongings, "eva") == {404}
    assert statuses(name, belongings, "max") & {200, 302}


def test_no_address_stands_in_the_table_twice() -> None:
    with pytest.raises(ValueError, match=r"Named twice: home\.$"):
        _table({Access.EVERYONE: "home search", Access.MEMBER: "home"})
