"""Sources that a document's structure sets off: labels, lists, posts, letters, captions."""
