"""Takes rules and loaded events, gives messages to people, once for each event."""
