"""The records: what was said, what is so, and why we think so.

Why records only: the steps of the pipeline never see one another, they meet here. All records are
frozen; change one with `dataclasses.replace`. Class and property names are `str`: CURIEs such as
`kg:Layoff` or `schema:Person`, or the full IRI where the prefix is the user's own.
"""
