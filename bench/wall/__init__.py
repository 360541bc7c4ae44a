"""A database with 200,000 works, and what the benches about pages share."""
