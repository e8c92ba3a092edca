"""What the templates of the larger pages receive: words and addresses, ready to be set."""
