"""wherefrom: who says what, on whose word, and how many named origins that is."""

__version__ = "0.1.0"
