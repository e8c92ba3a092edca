"""Notes, reference lists and in-text references: what they cite, and for which words."""
