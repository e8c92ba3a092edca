"""The case to what people and programs read."""
