"""What was taken from what, and how many origins stand behind each answer."""
