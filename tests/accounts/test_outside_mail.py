"""Who has no account gets letters that look like those of everybody else."""

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives

from accounts.mailing import post
from accounts.services.outside_mail import to_outside

pytestmark = pytest.mark.django_db


def test_a_letter_to_somebody_outside_comes_as_words_and_as_a_page() -> None:
    made = to_outside(
        to="rosa@example.org",
        name="Rosa",
        subject="What you reported <was> decided",
        words="It was taken down.\n\nBecause of § 3 & <b>more</b>.",
        path="/help/rights/#reports",
        label="How reports are decided",
    )
    made.save()
    post(made.pk)
    (sent,) = mail.outbox
    assert isinstance(sent, EmailMultiAlternatives)
    page = str(sent.alternatives[0][0])
    for one in (str(sent.body), page):
        assert "Hello Rosa," in one
        assert "It was taken down." in one
        assert "/help/rights/#reports" in one
    assert "<b>more</b>" in str(sent.body)
    assert "<b>more</b>" not in page
    assert "<h1" in page


def test_whose_name_is_not_known_is_greeted_all_the_same() -> None:
    made = to_outside(to="r@example.org", subject="A", words="B", path="/", label="C")
    assert made.text.startswith("Hello,")
    assert "Hello," in made.html
