"""Waiting for the page from outside: Playwright's own waiting evaluates strings, which the page's policy forbids."""

from __future__ import annotations

from playwright.sync_api import Page

STEP, STEPS = 50, 200
"""Milliseconds between two looks, and how many looks."""


def until(page: Page, condition: str, arg: object = None) -> None:
    """Return once an expression, or a function of the argument, holds in the page.

    Raises:
        AssertionError: it never does.
    """
    for _ in range(STEPS):
        if page.evaluate(condition, arg):
            return
        page.wait_for_timeout(STEP)
    raise AssertionError(condition)
