"""A published text to take along: a PDF and an EPUB, made in the background."""
