"""How a member leaves: asked for, some days to think again, then carried out by a worker."""
