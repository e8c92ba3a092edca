"""Documents to attributions, chains and statements."""
