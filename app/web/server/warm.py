"""The files of the page made ready before the first browser asks for them."""

import re
from html import unescape

from flask import Flask

PAGES = ("/", "/embed")
LINK = re.compile(r'(?:src|href)="([^":]+)"')
TAKES = {"Accept-Encoding": "br"}


def warm(application: Flask) -> None:
    """Ask for every page and for every file that it names, once; what fails is left to others."""
    client = application.test_client()
    seen: set[str] = set()
    for page in PAGES:
        for link in LINK.findall(client.get(page).text):
            path = "/" + unescape(link).lstrip("./")
            if path not in seen:
                seen.add(path)
                client.get(path, headers=TAKES, buffered=True)
