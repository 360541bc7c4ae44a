"""From draft to version: what a service may do at once and a task when everything is ready."""
