"""Files and folders to what is to be read."""
