"""Lasting relations: parents, employers, job titles, rivals, markets."""
