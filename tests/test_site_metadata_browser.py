"""Data blocks in a real browser: the policy that forbids inline scripts has nothing against them."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser
LISTENER = """
window.violations = [];
document.addEventListener("securitypolicyviolation", event => window.violations.push(event.blockedURI));
"""
READ = """JSON.parse(document.querySelector("script[type='application/ld+json']").text)["@graph"].length"""


@pytest.fixture
def site(demonstration, served):
    with served(demonstration) as address:
        yield address


@pytest.mark.parametrize(
    "address",
    ["", "documents/qhfg-2025-3/", "services/jujia-yanglao-butie/", "faqs/", "units/qh-drc/", "subscriptions/"],
)
def test_a_data_block_violates_no_policy(browser, site, address):
    page = browser.new_page()
    troubles = []
    page.on("console", lambda message: troubles.append(message.text))
    page.add_init_script(LISTENER)
    page.goto(site + address)
    assert page.evaluate(READ) > 0
    assert page.evaluate("window.violations") == []
    assert troubles == []
    page.evaluate("document.head.append(Object.assign(document.createElement('script'), {text: 'window.ran = 1'}))")
    page.evaluate(
        "() => new Promise((done) => {"
        " const look = () => (window.violations.length ? done() : setTimeout(look)); look(); })"
    )
    assert page.evaluate("window.violations.length") == 1
    assert page.evaluate("window.ran") is None
    page.close()


@pytest.mark.parametrize(("width", "mode"), [(1280, None), (360, None), (320, "large")])
def test_the_list_of_subscriptions_fits_every_screen(browser, site, width, mode):
    page = browser.new_page(viewport={"width": width, "height": 800})
    if mode:
        page.add_init_script(f"localStorage.setItem('lantai-{mode}', 'on')")
    page.goto(f"{site}subscriptions/")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_the_list_of_subscriptions_needs_no_script(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}units/qh-drc/")
    page.locator(".subscribe a").click()
    row = page.locator("#units-qh-drc")
    assert row.is_visible()
    assert row.get_by_role("link", name="Atom").get_attribute("href") == "../feeds/units/qh-drc.xml"
    context.close()
