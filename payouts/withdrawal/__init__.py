"""Money on its way out: set aside, sent once, and brought back when it did not arrive."""
