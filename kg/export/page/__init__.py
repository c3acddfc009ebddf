"""The one-file story page: a graph as timeline, network, list and evidence, each driving the others.

Why like this: Python reads the graph into plain rows (`story`), the rows go into the page as JSON, and the page draws
them with D3 and, through pyvis, vis-network. Words of articles enter the page only as text nodes, and the page's own
policy forbids it to load anything, so a page can be mailed and opened anywhere.
"""

from kg.export.page.render import export_page, render_page

__all__ = ["export_page", "render_page"]
