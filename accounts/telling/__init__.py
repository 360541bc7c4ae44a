"""Telling people what happened: below the tasks, for a worker tells everybody who follows."""
