"""Quantities, what they measure, of whom, for when, as what, and who says so."""
