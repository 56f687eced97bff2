"""A reader's browser, for tests of built sites."""

from __future__ import annotations

from contextlib import contextmanager


@contextmanager
def reader(browser, site, **options):
    """A page; it may not complain, ask any host but the site's, or be refused anything."""
    context = browser.new_context(**options)
    page = context.new_page()
    troubles = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda message: troubles.append(message.text))
    page.on("request", lambda request: request.url.startswith((site, "blob:")) or troubles.append(request.url))
    page.on("response", lambda response: response.status < 400 or troubles.append(f"{response.status} {response.url}"))
    yield page
    context.close()
    assert troubles == []
