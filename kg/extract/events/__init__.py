"""Event mentions: who takes part, where, in which of a series, and how it is put."""
