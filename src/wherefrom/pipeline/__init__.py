"""The only code that knows the order: read the store, call a stage, write the store."""
