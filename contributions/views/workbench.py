"""The page on which a work is made: shared by the contribute page and every draft's page."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Accord
from accounts.services.accords import accept
from contributions import incoming
from contributions.forms.answer import Answered, read_answer
from contributions.forms.key import key_of
from contributions.forms.sources import picker_rows
from contributions.forms.stems import alt_problem, label_problem, read_move
from contributions.forms.work import WorkForm
from contributions.models import Draft, MediaFile, Relation, Upload, Version
from contributions.models.draft import AlreadyPublished
from contributions.queries.asked import asked_for
from contributions.queries.called_off import called_off, is_blocked
from contributions.queries.draft_stamp import stamp_of
from contributions.queries.licences import licence_given, options_for, problem_of
from contributions.queries.preview import Preview, preview_of
from contributions.queries.same_bytes import same_bytes
from contributions.queries.suggestions import asked_of
from contributions.seeking.orders import order_for_words
from contributions.services import drafts, parts, publishing, sources, stems, uploads
from contributions.views.upload_state import here_already
from hitrecord.foundation.seen import CODE
from hitrecord.foundation.text import one_line, whole_number


class Workbench:
    """One request on one draft. Whatever is wrong, all that can be kept is kept."""

    def __init__(self, request: HttpRequest, draft: Draft, form: WorkForm | None = None) -> None:
        self.request = request
        self.draft = draft
        self.answered: Answered | None = None
        self.refused = incoming.refused(request)
        if self.refused:
            form = WorkForm.of_stored(draft)
            form.add_error("file", self.refused)
        self.form = form or WorkForm(request.POST, request.FILES, instance=draft)

    def show(self, *, status: int = 200, preview: Preview | None = None) -> HttpResponse:
        query = (not self.refused and self._query()) or self._cut(self.request.GET)
        rows = picker_rows(self.draft, self.form.choices, query)
        same = same_bytes(self.draft) if self.draft.pk else []
        files, on_their_way = files_of(self.draft), incoming_of(self.draft)
        for media in files:  # as typed, also what is too long to be kept
            media.label = self.form.labels.get(media.pk, media.label)
            media.alt_text = self.form.alts.get(media.pk, media.alt_text)
        asked = asked_of(self.draft, without=[each.work_id for each in same])
        context = {
            "form": self.form,
            "draft": self.draft,
            "key": uuid4(),
            "seen": stamp_of(self.draft),
            "overtaken": self.overtaken,
            "sent": {} if self.refused else self.request.POST,  # what is too large is not read
            "offsites": [*self.form.elsewhere.rows, self.form.elsewhere.blank()],
            "rows": rows,
            "relations": Relation.choices,
            "query": query,
            "built_on": next((row.work for row in rows if row.chosen), None),
            "found_any": any(row.is_found for row in rows),
            "preview": preview,
            "authors": asked_for(self.draft),
            "called_off": called_off(self.draft),
            "is_blocked": is_blocked(files, on_their_way),
            "owed": Accord.objects.owed_by(self.draft.author),
            "licences": options_for(self.draft, self.form.named),
            "given": licence_given(self.draft),
            "files": files,
            "same_bytes": same,
            "asked": asked,
            "asked_left": sum(not each.is_dismissed for each in asked),
            "incoming": on_their_way,
            "upload_max_bytes": settings.UPLOAD_MAX_BYTES,
            "upload_max_mb": settings.UPLOAD_MAX_BYTES // 1_000_000,
        }
        return render(self.request, "contributions/draft.html", context, status=status)

    def take(self) -> HttpResponse:
        """Keep everything, then do what the pressed button says. To the work when the draft was
        published in the meantime: by another tab, or by the first half of a double click."""
        if self.refused:
            return self.show(status=413)
        try:
            return self._take()
        except AlreadyPublished as late:
            return redirect(late.version.contribution)

    def _take(self) -> HttpResponse:
        if not self.draft.pk:
            self.draft.key = key_of(self.request)
        kept = self.keep()
        if self.overtaken:
            return self.show(status=409)
        if not self.draft.pk:
            return self._nothing_yet()
        self._take_out()
        self._cite()
        move = read_move(self.request.POST)
        if move is not None:
            stems.move(draft=self.draft, file_id=move[0], to=move[1])
        if self.request.POST.get("action") == "preview":
            return self.show(preview=preview_of(self.draft.text, self.draft.layout))
        if not kept:
            return self.show()
        return self._decided()

    def _take_out(self) -> None:
        """The file, or the one on its way, whose button was pressed."""
        removed = whole_number(self.request.POST.get("remove_file", ""))
        if removed is not None:
            uploads.remove(draft=self.draft, file_id=removed)
        cancelled = whole_number(self.request.POST.get("remove_upload", ""))
        if cancelled is not None:
            for upload in self.draft.incoming.filter(pk=cancelled):
                parts.give_up(upload=upload)

    def _cite(self) -> None:
        """One more source, by one press: a work that holds the very same file."""
        pk = whole_number(self.request.POST.get("cite", ""))
        if pk is not None:
            sources.cite(draft=self.draft, version_id=pk)
        self.answered = read_answer(self.request.POST, self.draft)
        if self.answered is not None:
            self.answered.take(by=self.draft.author, now=timezone.now())

    def keep(self, *, words_only: bool = False) -> bool:
        """Save what is right; True when everything was. `words_only` leaves files and the pasted
        link, which may be half typed, alone."""
        form = self.form
        valid = form.is_valid()
        files = [] if words_only else form.cleaned_data.get("file", [])
        if not self._holds_something(files):
            return valid
        try:
            again = drafts.keep(
                draft=self.draft,
                choices=form.choices,
                seen=self.request.POST.get("seen", ""),
                elsewhere=form.elsewhere.typed(),
                files=files,
                extras=[] if words_only else form.cleaned_data.get("extra", []),
                label=form.cleaned_data.get("label", ""),
                follow_links=not words_only and "source_link" in form.cleaned_data,
                chosen=self.request.POST,
            )
            for name in again:
                messages.info(self.request, here_already(name))
        except ValidationError as problems:
            form.add_problems(problems)
            if self.overtaken:
                form.bring_both()
                return False
            form.catch_up()
            if not drafts.holds_something(self.draft):
                drafts.discard(draft=self.draft)
        if self.draft.pk:
            self._look_after()
        return not form.errors

    def _look_after(self) -> None:
        """What depends on the words and files that are kept by now."""
        if not label_problem(self.form.labels):
            stems.name_them(draft=self.draft, labels=self.form.labels)
        if not alt_problem(self.form.alts):
            stems.say_what_is_on_them(draft=self.draft, alts=self.form.alts)
        order_for_words(self.draft, timezone.now())
        unfit = problem_of(self.draft)
        if unfit:
            self.form.add_error("licence", unfit)

    def _holds_something(self, files: list[Any]) -> bool:
        form = self.form
        typed = form.cleaned_data.get("extra") or form.elsewhere.typed()
        return bool(self.draft.pk or files or typed or drafts.holds_something(self.draft))

    @property
    def overtaken(self) -> bool:
        """Another window changed the draft since this page showed it."""
        return self.form.has_error(NON_FIELD_ERRORS, CODE)

    def _decided(self) -> HttpResponse:
        """Out with it, out with it when it is ready, or not yet."""
        number = self.request.POST.get("accord", "")
        if number:
            accept(user=self.draft.author, number=number, now=timezone.now())
        action = self.request.POST.get("action")
        if action == "hold":
            publishing.hold_back(draft=self.draft)
        # Whoever publishes while a file is on its way in another tab wants it to wait for it.
        if action == "when_ready" or (action == "publish" and incoming_of(self.draft)):
            return self._publish(publishing.publish_when_ready)
        if action == "publish":
            return self._publish(partial(publishing.publish, by=self.draft.author))
        return self._back()

    def _publish(self, publish: Callable[..., Version | None]) -> HttpResponse:
        now = timezone.now()
        twin = None if incoming_of(self.draft) else publishing.twin_of(self.draft, now)
        if twin is not None:
            drafts.discard(draft=self.draft)
            messages.info(self.request, _("“%s” was published already.") % twin.contribution.title)
            return redirect(twin.contribution)
        try:
            version = publish(draft=self.draft, now=now)
        except ValidationError as problems:
            self.form.add_problems(problems)
            return self.show()
        if version is None:
            messages.success(self.request, _("It publishes itself as soon as its files are ready."))
            return redirect(self.draft)
        messages.success(self.request, _("“%s” is published.") % version.contribution.title)
        return redirect(version.contribution)

    def _nothing_yet(self) -> HttpResponse:
        """An empty draft is not kept; whoever only looked for a source is not told off."""
        if not self.form.errors and self.request.POST.get("action") not in {
            "search",
            "links",
            "more",
        }:
            self.form.add_error("file", _("Choose a file or write something first."))
        return self.show()

    def _back(self) -> HttpResponse:
        if self.request.POST.get("action") == "authors":
            return redirect("draft_authors", self.draft.pk)
        address = self.draft.get_absolute_url()
        if self._query():
            return redirect(f"{address}?{urlencode({'q': self._query()})}#sources")
        if self.answered is not None:
            return redirect(f"{address}#suggestions")
        messages.success(self.request, _("The draft is saved. Only you can see it."))
        pressed = {*self.request.POST, self.request.POST.get("action")}
        places = {"more": "#elsewhere", "drop_offsite": "#elsewhere", "links": "#sources"}
        place = next((there for button, there in places.items() if button in pressed), "")
        return redirect(address + place)

    def _query(self) -> str:
        return self._cut(self.request.POST)

    @staticmethod
    def _cut(data: QueryDict) -> str:
        return one_line(data.get("q", ""))[:100]


def files_of(draft: Draft) -> list[MediaFile]:
    if not draft.pk:
        return []
    return list(draft.files.select_related("processing", "incoming").prefetch_related("renditions"))


def incoming_of(draft: Draft) -> list[Upload]:
    """What has not become a file of the draft yet."""
    return list(draft.incoming.filter(finished_at=None)) if draft.pk else []
