"""Time expressions, and which of them dates which event."""
