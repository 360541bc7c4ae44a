"""Books with many postings, and a production with many people, made by the database itself."""
