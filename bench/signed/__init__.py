"""Files to be signed, and the plain script that signs them."""
