"""Everything of one member as a ZIP: asked for, made in the background, there for some days."""
