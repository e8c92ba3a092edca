"""Mentions to sources."""
