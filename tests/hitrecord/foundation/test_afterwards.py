"""What follows a commit and fails does not fail the page that committed."""

import pytest
from django.db import transaction

from hitrecord.foundation.afterwards import afterwards


@pytest.mark.django_db(transaction=True)
def test_what_fails_after_the_commit_is_logged_and_what_comes_after_it_is_done(
    caplog: pytest.LogCaptureFixture,
) -> None:
    done: list[str] = []

    def ring(bell: str, *, loud: bool) -> None:
        if not loud:
            raise ConnectionError(bell)
        done.append(bell)

    with transaction.atomic():
        afterwards(ring, "no broker", loud=False)
        afterwards(ring, "a broker", loud=True)
        assert done == []
    assert done == ["a broker"]
    assert "no broker" in caplog.text
