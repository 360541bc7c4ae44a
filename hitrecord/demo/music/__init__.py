"""Music and places, synthesised: no recordings, no samples, fixed seeds."""
