"""The page looks as it did: pictures kept here, compared coarsely, since fonts differ between machines.

To renew them after a wanted change: UPDATE_SCREENSHOTS=1 pytest tests/export/page/test_looks.py, and look at them.
"""

from __future__ import annotations

import base64
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.export.page.conftest import Opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

KEPT = Path(__file__).with_name("looks")
TOLERANCE = 0.04
"""Mean difference of brightness, 0 to 1, of both pictures shrunk to 100 by 64 points."""

_DIFFERENCE = """async (pictures) => {
  const [width, height] = [100, 64];
  const points = await Promise.all(pictures.map(async (picture) => {
    const image = new Image();
    image.src = picture;
    await image.decode();
    const canvas = new OffscreenCanvas(width, height);
    const pen = canvas.getContext("2d");
    pen.imageSmoothingQuality = "high";
    pen.drawImage(image, 0, 0, width, height);
    return pen.getImageData(0, 0, width, height).data;
  }));
  return points[0].reduce((sum, value, at) => sum + Math.abs(value - points[1][at]), 0) / points[0].length / 255;
}"""


def difference(browser: Browser, left: bytes, right: bytes) -> float:
    page = browser.new_page()
    try:
        urls = [f"data:image/png;base64,{base64.b64encode(picture).decode()}" for picture in (left, right)]
        return float(page.evaluate(_DIFFERENCE, urls))
    finally:
        page.close()


def picture(page: Page) -> bytes:
    page.wait_for_timeout(150)
    return page.screenshot(animations="disabled", scale="css")


def look(opened: Opened, name: str) -> bytes:
    page = opened(fragment="#s=layoff-1", width=390 if name == "phone" else 1280, dark=name == "dark")
    if name == "phone":
        page.locator("#panel .close").click()
    return picture(page)


@pytest.mark.parametrize("name", ["light", "dark", "phone"])
def test_the_page_looks_as_it_did(opened: Opened, browser: Browser, name: str) -> None:
    now, kept = look(opened, name), KEPT / f"{name}.png"
    if os.environ.get("UPDATE_SCREENSHOTS"):
        kept.parent.mkdir(exist_ok=True)
        kept.write_bytes(now)
    assert difference(browser, now, kept.read_bytes()) < TOLERANCE


def test_light_and_dark_are_told_apart(browser: Browser) -> None:
    light, dark = ((KEPT / f"{name}.png").read_bytes() for name in ("light", "dark"))
    assert difference(browser, light, dark) > 5 * TOLERANCE
