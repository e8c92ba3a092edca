"""How the coder's network is trained: sentences of our own, and the encoder's last two layers."""
