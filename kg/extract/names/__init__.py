"""Names of organisations, people, places and products, and who in the document they stand for."""
