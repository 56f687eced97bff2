"""The search page in a real browser, as tests use it."""

import re
from contextlib import contextmanager
from urllib.parse import quote

import pytest

INDEX = re.compile(r"/search/(lists|places|texts|facets|synonyms|traditional)")
"""Addresses of the index; `meta.js` is none, every search page has it."""


@contextmanager
def watched(browser, **options):
    """A page of its own context; script errors, refused resources and dialogs fail the test when it is left."""
    context = browser.new_context(**options)
    opened = context.new_page()
    troubles = []
    opened.on("pageerror", lambda error: troubles.append(str(error)))
    opened.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    opened.on("dialog", lambda dialog: (troubles.append("dialog"), dialog.dismiss()))
    yield opened
    context.close()
    assert troubles == []


@pytest.fixture
def site(demonstration, served):
    with served(demonstration) as address:
        yield address


@pytest.fixture
def page(browser):
    """A page that fails the test for any script error, refused resource or injected dialog."""
    with watched(browser) as opened:
        yield opened


def find(page, site, query, **more):
    """Opens the search page with a query; its hits, once their number is said."""
    parameters = "".join(f"&{name}={value}" for name, value in more.items())
    page.goto(f"{site}search/?q={quote(query, errors='replace')}{parameters}")
    settle(page)
    return page.locator("#search-results > li")


def settle(page):
    """Waits until the answer stands."""
    page.wait_for_selector('#search-status[data-state="done"]')


def total(page) -> int:
    """The number that the page says."""
    return int(page.locator("#search-total").text_content())
