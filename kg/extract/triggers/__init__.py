"""Which words name an event, and of which type."""
