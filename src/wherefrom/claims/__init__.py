"""Statements to claims, answers and conflicts."""
