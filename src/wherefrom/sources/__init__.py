"""Mentions to sources: one source per named actor, record or outlet of a case."""
