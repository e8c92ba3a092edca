"""How each shipped model was made."""
