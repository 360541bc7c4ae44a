"""The largest files that are accepted, one of each way to store them."""
