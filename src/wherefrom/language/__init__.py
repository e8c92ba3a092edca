"""Language models: what they are (registry) and the only way to load them (load)."""
