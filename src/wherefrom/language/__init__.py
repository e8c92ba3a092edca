"""The only loader of models."""
