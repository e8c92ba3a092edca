"""One module for each form in which a case's result can leave it."""
