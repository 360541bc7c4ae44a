"""What of a share waits because something about it is disputed."""
