"""The network for Gephi, yEd and the like."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import networkx as nx
from rdflib import Graph

from kg.graph import to_networkx

_UNKNOWN = (date.min.isoformat(), date.max.isoformat())

# XML 1.0 §2.2: characters that no XML file may hold, even escaped
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_graphml(graph: Graph, path: Path) -> None:
    """Write GraphML."""
    nx.write_graphml_xml(_dated(graph), path, named_key_ids=True)


def write_gexf(graph: Graph, path: Path) -> None:
    """Write GEXF as a dynamic network of days."""
    network = _dated(graph)
    # networkx stamps the file with the day it runs; the last day of the story says more, and stays the same
    text = "\n".join(nx.generate_gexf(network)) + "\n"
    days = [str(given["end"]) for _, given in network.nodes(data=True)]
    stamp = f'lastmodifieddate="{max(days, default="1970-01-01")}"'
    path.write_text(re.sub(r'lastmodifieddate="[^"]*"', stamp, text, count=1), encoding="utf-8", newline="\n")


def _dated(graph: Graph) -> nx.MultiDiGraph[str]:
    """Return the network with a start and an end at every node: Gephi cannot mix dated and undated ones.

    What is unknown is put to the first or last day of the story, so that the time slider keeps its scale.
    """
    network = to_networkx(graph)
    days = [day for _, given in network.nodes(data=True) for day in (given["start"], given["end"]) if _is_known(day)]
    first, last = min(days, default="1970-01-01"), max(days, default="1970-01-01")
    for _, given in network.nodes(data=True):
        given["start"] = given["start"] if _is_known(given["start"]) else first
        given["end"] = given["end"] if _is_known(given["end"]) else last
        for name, value in given.items():
            given[name] = _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", value) if isinstance(value, str) else value
    return network


def _is_known(day: str) -> bool:
    return bool(day) and day not in _UNKNOWN
