"""What kinds of entries mean for the people in them."""

SETTLED = "settlement"
"""What was held went to whom it was decided for."""
EARNING = ("distribution", SETTLED)
"""People earn by these; the others move what they have."""

PAID = ("payout", "return")
"""Money left, or it came back; the lines on a payee's accounts add up to what they were paid."""

SET_OFF = "setoff"
ADVANCE = "clawback"
"""Of the company, for what somebody else was paid; it is theirs, and not earned by it."""

LEAVING = ("reservation", "release", *PAID, SET_OFF)
"""By the lines of one payout, what left, what is on its way, and nothing of what came back."""
