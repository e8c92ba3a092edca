"""What people ruled, applied to statements that answer questions: it always wins."""
