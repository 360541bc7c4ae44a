"""The people of a journey: each has a browser window of their own and says what they do."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    Locator,
    Page,
    Request,
    TimeoutError,
    WebError,
    expect,
)

from hitrecord.demo.logins import LOGINS, address
from tests.journeys.site import Site

PATIENCE = 15_000  # milliseconds; the machine may be busy with other tests


@dataclass
class Person:
    """Somebody in front of a browser."""

    page: Page
    url: str

    def open(self, path: str) -> Person:
        """Go there; fails when the answer is an error."""
        answer = self.page.goto(self.url + path.lstrip("/"))
        assert answer is not None
        assert answer.status < 400, f"{path} answers {answer.status}"
        return self

    @property
    def path(self) -> str:
        return urlsplit(self.page.url).path

    def field(self, label: str, within: Locator | None = None) -> Locator:
        """The first field whose visible label begins with these words: a work from elsewhere has a
        title as well, further down. A flag on a player is named like a field, but it is a link."""
        named = (within or self.page).get_by_label(re.compile(rf"^\s*{re.escape(label)}\b"))
        return named.and_(self.page.locator(":not(a)")).first

    def fill(self, **fields: str) -> Person:
        """`alt_text="..."` fills the field labelled Alt text."""
        for name, value in fields.items():
            self.unfolded(self.field(name.replace("_", " ").capitalize())).fill(value)
        return self

    def unfolded(self, field: Locator) -> Locator:
        """As people do, with a press on the fold's name when it is closed."""
        field.wait_for(state="attached")
        for fold in field.locator("xpath=ancestor::details[not(@open)]/summary").all():
            fold.click()
        return field

    def press(self, name: str, within: Locator | None = None) -> Person:
        (within or self.page).get_by_role("button", name=name, exact=True).click()
        return self

    def follow(self, name: str, within: Locator | None = None) -> Person:
        (within or self.page).get_by_role("link", name=name, exact=True).first.click()
        return self

    def sees(self, text: str | re.Pattern[str], *, seconds: float = 15) -> Locator:
        """Wait until the words are to be seen in the page's main part."""
        found = self.page.get_by_role("main").get_by_text(text).first
        expect(found).to_be_visible(timeout=seconds * 1000)
        return found

    def is_told(self, text: str | re.Pattern[str]) -> None:
        """A message at the head of the page, after something was done."""
        expect(self.page.locator(".messages, main").get_by_text(text).first).to_be_visible()

    def arrives(self, pattern: str) -> Person:
        """Wait for an address that matches, like `/works/\\d+/`."""
        try:
            self.page.wait_for_url(lambda url: bool(re.fullmatch(pattern, urlsplit(url).path)))
        except TimeoutError as late:
            said = self.page.locator("body").inner_text()
            raise AssertionError(f"still at {self.path} and not at {pattern}:\n{said}") from late
        return self

    def names_source(self, title: str, *, note: str = "", relation: str = "") -> Person:
        """In the picker: tick the work, say how, say thanks. Another's words may name it, too."""
        row = self.page.locator("li.source", has=self.page.locator(".strong", has_text=title))
        row.get_by_role("checkbox").check()
        if relation:
            row.get_by_label("Relation").select_option(label=relation)
        self.field("Thank-you note", row).fill(note)
        return self

    def publishes(self, *, file: Path | None = None, **fields: str) -> str:
        """Fill the contribute page that is open and publish; gives the new work's path."""
        if file:
            self.field("File").set_input_files(file)
        self.fill(**fields).press("Publish").arrives(r"/works/\d+/")
        return self.path


@dataclass
class Crowd:
    """Everybody of one session, and whatever their browsers complained about."""

    browser: Browser
    site: Site
    complaints: list[str] = field(default_factory=list)
    members: dict[str, Person] = field(default_factory=dict)
    contexts: list[BrowserContext] = field(default_factory=list)
    windows: dict[str, list[BrowserContext]] = field(default_factory=dict)

    def visitor(self, **options: Any) -> Person:
        """A new window without any cookies. Options are those of Playwright's context."""
        context = self.browser.new_context(base_url=self.site.url, **options)
        context.set_default_timeout(PATIENCE)
        context.on("weberror", self._hear_error)
        context.on("console", self._hear(lambda message: message.type == "error"))
        context.on("request", self._watch)
        self.contexts.append(context)
        return Person(context.new_page(), self.site.url)

    def member(self, handle: str, **options: Any) -> Person:
        """A window in which they are signed in; the same one each time, without options."""
        if not options and handle in self.members:
            return self.members[handle]
        person = self._window_of(handle, **options)
        (name,) = [login.name for login in LOGINS if login.email == address(handle)]
        person.open("/dev/").press(f"Sign in as {name}").arrives("/")
        if not options:
            self.members[handle] = person
        return person

    def another_window(self, handle: str) -> Person:
        """Of the session in which the member is signed in."""
        return self._window_of(
            handle, storage_state=self.member(handle).page.context.storage_state()
        )

    def goes(self, handle: str) -> None:
        """All windows of a member are closed; the next time they sign in anew."""
        self.members.pop(handle, None)
        for context in self.windows.pop(handle, []):
            self.contexts.remove(context)
            context.close()

    def _window_of(self, handle: str, **options: Any) -> Person:
        person = self.visitor(**options)
        self.windows.setdefault(handle, []).append(person.page.context)
        return person

    def forgive(self, *parts: str) -> None:
        """Take back complaints that a journey provokes on purpose."""
        self.complaints[:] = [c for c in self.complaints if not any(part in c for part in parts)]

    def close_all_but(self, kept: Collection[BrowserContext]) -> None:
        """Those in which members are signed in stay as well."""
        signed_in = [person.page.context for person in self.members.values()]
        for context in [one for one in self.contexts if one not in [*kept, *signed_in]]:
            self.contexts.remove(context)
            for opened in self.windows.values():
                if context in opened:
                    opened.remove(context)
            context.close()

    def leave(self) -> None:
        for context in self.contexts:
            context.close()

    def _complain(self, text: str) -> None:
        self.complaints.append(text)

    def _hear_error(self, error: WebError) -> None:
        """Chromium also reports an animation between two pages that it left out, because the page
        was drawn before it could begin, or the next one was asked for: no script of ours takes part
        in it, and nothing is lost."""
        left_out = ("Transition was aborted", "Transition was skipped")
        if not str(error.error).startswith(left_out):
            where = error.page.url if error.page else ""
            self._complain(f"script: {error.error} ({where})")

    def _hear(self, is_bad: Callable[[Any], bool]) -> Callable[[Any], None]:
        def hear(message: Any) -> None:
            where = message.location.get("url") or ""
            if is_bad(message):
                self._complain(f"console: {message.text} ({where})")

        return hear

    def _watch(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if (
            parts.scheme in {"http", "https", "ws"}
            # Passkeys ask for the name: the same site under its other address.
            and parts.netloc.replace("localhost", "127.0.0.1") != urlsplit(self.site.url).netloc
        ):
            self._complain(f"a request to another host: {request.url}")
