"""How the coder's network is trained: sentences of our own, and all of the encoder's layers."""
