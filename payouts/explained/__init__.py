"""Why an amount is what it is, told in steps, sums, bars and on paper."""
