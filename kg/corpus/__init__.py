"""Files → documents: one reader per kind of file, chosen by suffix.

Why a problem list: one bad file must not cost the others. A reader raises DocumentError; the walk
collects it and goes on.
"""

from kg.corpus.read import Corpus, Problem, read_corpus, unique_keys

__all__ = ["Corpus", "Problem", "read_corpus", "unique_keys"]
