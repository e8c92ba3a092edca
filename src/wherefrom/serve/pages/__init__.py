"""A module to each page of the workbench: its routes, and what its template sets."""
