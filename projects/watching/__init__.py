"""What time does to projects: silent leads, works nobody decides about, news on their way."""
