"""The demo studio: who is in it, what they made, and how it sounds and moves. No database here."""
