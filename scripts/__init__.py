"""Making pages of docs/ from the code."""
