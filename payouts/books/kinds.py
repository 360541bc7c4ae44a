"""What kinds of entries mean for the people in them."""

EARNING = ("distribution", "settlement")
"""People earn by these; the others move what they have."""

PAID = ("payout", "return")
"""Money left, or it came back; the lines on a payee's accounts add up to what they were paid."""
