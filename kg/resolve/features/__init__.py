"""The questions that comparisons ask; each docstring is the reason shown to the reader."""
