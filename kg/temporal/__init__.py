"""Find a time in a text, anchor it, write it down, compare two."""
