"""What may leave the case: who is protected, their pseudonyms, and the one road out."""
