"""Claims to derivations, origins, counts and findings."""
