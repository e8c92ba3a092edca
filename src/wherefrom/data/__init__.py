"""Word lists and tables, each entry with its reason."""
