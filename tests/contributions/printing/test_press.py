"""The making of books: rows with leases, as for every other work in the background."""

import zipfile
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from contributions.models import Kind, Printing, Version
from contributions.printing import orders
from contributions.printing.press import edition_of, print_book
from contributions.services import drafts
from contributions.services.publishing import publish
from contributions.services.withdrawing import withdraw
from tests import builders
from tests.contributions import making

pytestmark = pytest.mark.django_db


def published(**fields: object) -> Version:
    draft = making.draft(**fields)  # type: ignore[arg-type]
    return publish(draft=draft, by=draft.author, now=timezone.now())


def test_a_published_text_has_both_books_ordered() -> None:
    version = published()
    assert sorted(version.printings.values_list("form", flat=True)) == ["epub", "pdf"]


def test_a_picture_has_no_books() -> None:
    draft = making.draft(text="")
    making.upload(draft)
    version = publish(draft=draft, by=draft.author, now=timezone.now())
    assert not version.printings.exists()


def test_an_uploaded_text_orders_its_books_when_it_is_read() -> None:
    draft = making.draft(text="")
    media = making.upload(draft, making.words())
    version = publish(draft=draft, by=draft.author, now=timezone.now())
    assert not version.printings.exists()
    making.processed(media)
    assert version.printings.count() == 2


def test_a_book_is_made_once_however_often_it_rings() -> None:
    [printing, _other] = published().printings.all()
    for _ in range(3):
        print_book(printing.pk, timezone.now())
    printing.refresh_from_db()
    assert printing.finished_at
    assert printing.attempts == 1
    assert printing.size == printing.file.size


def test_a_new_title_makes_the_books_anew() -> None:
    version = published()
    printing = version.printings.get(form="epub")
    print_book(printing.pk, timezone.now())
    printing.refresh_from_db()
    first = str(printing.file.name)
    draft = drafts.next_version(contribution=version.contribution, by=builders.user("ada"))
    draft.title = "Another name"
    draft.save()
    publish(draft=draft, by=draft.author, now=timezone.now())
    printing.refresh_from_db()
    assert not printing.finished_at
    print_book(printing.pk, timezone.now())
    printing.refresh_from_db()
    assert not printing.file.storage.exists(first)
    with zipfile.ZipFile(printing.file) as book:
        assert "Another name" in book.read("EPUB/title.xhtml").decode()


def test_every_ancestor_is_in_the_book() -> None:
    tide = builders.work("ben", title="The tide")
    hem = builders.remix(tide, "ada")
    legs = builders.remix(hem, "cleo")
    credits = "\n".join(edition_of(legs).credits)
    assert "“The tide” by Ben" in credits
    assert f"“{hem.contribution.title}” by Ada" in credits


def test_a_book_of_a_work_that_was_withdrawn_meanwhile_is_still_only_a_row() -> None:
    version = published()
    withdraw(contribution=version.contribution, by=builders.user("ada"), now=timezone.now())
    for printing in version.printings.all():
        print_book(printing.pk, timezone.now())


def test_what_cannot_be_made_is_tried_three_times_and_then_said() -> None:
    version = builders.work("ada", text="<never closed")
    Printing.objects.order(version)
    printing = version.printings.get(form="pdf")
    now = timezone.now()
    for attempt in range(4):
        print_book(printing.pk, now + timedelta(hours=attempt))
    printing.refresh_from_db()
    assert printing.quarantined_at
    assert printing.reason
    orders.try_again(version=version, now=now)
    printing.refresh_from_db()
    assert printing.attempts == 0
    assert not Printing.objects.filter(quarantined_at__isnull=False).exists()


def test_a_version_is_printed_once_in_each_form() -> None:
    version = published()
    Printing.objects.order(version)
    assert version.printings.count() == 2
    with (
        pytest.raises(IntegrityError, match="a_version_is_printed_once_in_each_form"),
        transaction.atomic(),
    ):
        Printing.objects.create(version=version, form="pdf")


def test_a_finished_printing_has_a_file() -> None:
    version = builders.work("ada", kind=Kind.WRITING)
    with (
        pytest.raises(IntegrityError, match="a_finished_printing_has_a_file"),
        transaction.atomic(),
    ):
        Printing.objects.create(version=version, form="pdf", finished_at=timezone.now())
