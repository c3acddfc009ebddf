"""The order of the steps: articles in, a story out.

Why it fits one screen: caching, progress and workers wrap a step, they do not enter it.
"""

from kg.pipeline.cache import cache_folder
from kg.pipeline.earlier import read_earlier
from kg.pipeline.files import check_writable, read_judgements, read_links, read_texts, write
from kg.pipeline.flow import Build, Progress, build, build_story
from kg.pipeline.story import Story, check, diff, load

__all__ = [
    "Build",
    "Progress",
    "Story",
    "build",
    "build_story",
    "cache_folder",
    "check",
    "check_writable",
    "diff",
    "load",
    "read_earlier",
    "read_judgements",
    "read_links",
    "read_texts",
    "write",
]
