"""Everything that can go wrong, at the two heights that matter.

```
KgError
├── DocumentError    one article cannot be used; it is reported and the run goes on
└── RunError         the run cannot go on
    ├── InputError       nothing readable was given (exit code 3)
    ├── OutputError      the output folder cannot be written
    ├── OntologyError    a declaration of an event type is wrong
    ├── ModelError       a language model cannot be loaded
    ├── GraphError       a graph file cannot be read or does not hold what was asked for
    └── QueryError       a SPARQL query is wrong, unsafe or too slow
```
Every message says what is wrong, where, and the remedy.
"""


class KgError(Exception):
    """Any error of timeline-kg; the message is written for the user."""


class DocumentError(KgError):
    """One article cannot be used; the others go on."""


class RunError(KgError):
    """The run cannot go on."""


class InputError(RunError):
    """Nothing readable was given."""


class OutputError(RunError):
    """The output cannot be written."""


class OntologyError(RunError):
    """A declaration of an event type is wrong."""


class ModelError(RunError):
    """A language model cannot be loaded."""


class GraphError(RunError):
    """A graph cannot be read, or lacks what was asked for."""


class QueryError(RunError):
    """A SPARQL query is wrong, unsafe or too slow."""
