"""From mentions to events: triggers, arguments, status, clusters, roles, place and time."""
