"""Which statements and claims bear on an allegation, how surely, and what they say to it."""
