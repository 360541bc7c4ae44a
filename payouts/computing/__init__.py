"""What a proposal says before anybody decides: its document, and the split of it."""
