"""Short clauses that tell an event, made from the words of its sentence."""
