"""The case's folder and database: the only SQL."""
