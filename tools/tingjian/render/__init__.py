"""Views made into pages, feeds and files."""
