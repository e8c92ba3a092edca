"""Rulings as every stage needs them: what they are on found again, and what they say in words."""
