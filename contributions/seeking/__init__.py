"""Looking in the background for what a draft, or a work just published, may be built on."""
