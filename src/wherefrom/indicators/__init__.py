"""Codes of codebooks, such as the ILO's indicators, on what statements allege."""
