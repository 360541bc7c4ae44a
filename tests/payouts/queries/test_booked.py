"""What is kept back of what was booked, for any lines and any balance."""

from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from contributions.models import CopyrightNotice
from payouts.queries.booked import Booked, per_share, within


@given(
    st.lists(st.tuples(st.integers(1, 10**6), st.integers(0, 3)), max_size=8),
    st.integers(0, 10**7),
)
def test_no_more_is_kept_back_than_was_booked_and_lies_there(
    lines: list[tuple[int, int]], balance: int
) -> None:
    now, row = timezone.now(), CopyrightNotice(pk=1)
    found = [Booked(share, amount, now, row) for amount, share in lines]
    kept = within(found, balance)
    whole = sum(amount for amount, _share in lines)
    assert sum(one.amount for one in kept) == min(whole, balance)
    by_share = {share: amount for share, _notice, amount in per_share(kept)}
    assert sum(by_share.values()) == min(whole, balance)
    for share, amount in by_share.items():
        assert 0 < amount <= sum(one.amount for one in found if one.share == share)
