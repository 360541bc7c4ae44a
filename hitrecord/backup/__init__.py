"""A backup is a folder: the database's dump, every stored file, and a list that proves them."""


class BackupError(Exception):
    """A sentence that says what is wrong and what became of it."""
