"""Originals to documents: text, imprint, links, furniture."""
