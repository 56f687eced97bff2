"""The search page in Chromium over a written index: time, requests and memory to the first result, every start cold."""

# ruff: noqa: T201 - a program that prints

import functools
import http.server
import os
import random
import shutil
import statistics
import threading
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader
from playwright.sync_api import sync_playwright

from generator.mkdocs_adapter.assets import find_assets, name_assets
from tests.conftest import CHROMIUM_FLAGS

THEME = Path(__file__).parents[1] / "theme"
FRAME = """<!doctype html><meta charset="utf-8"><title>检索</title>{% block head %}{% endblock %}
<body data-root="../">{% block content %}{% endblock %}"""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def handle(self) -> None:
        """A browser that closes a connection is no error."""
        with suppress(ConnectionError):
            super().handle()


@contextmanager
def serve(folder: Path):
    """Address of a plain static server over the folder."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def write_page(site: Path) -> None:
    """The theme's search page without the shell, and its assets."""
    for asset in find_assets(THEME):
        path = site / asset.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(asset.content)
    environment = Environment(loader=FileSystemLoader(str(THEME)), autoescape=True)
    environment.globals["asset"] = name_assets(THEME)
    loader = environment.loader
    assert loader is not None
    source = (THEME / "portal/search.html").read_text("utf-8").replace('"portal/shell.html"', "shell")
    template = environment.from_string(source)
    shell = environment.from_string(FRAME)
    lists = ("kinds", "years", "units", "genres", "validities", "topics", "filters", "places", "criteria", "levels")
    nothing = dict.fromkeys(lists, ())
    page = template.render(shell=shell, s={"root": "../"}, p={**nothing, "all_documents": {"text": "", "address": ""}})
    (site / "search/index.html").write_text(page, "utf-8")


def time_first_results(site: Path, queries: list[str], count: int) -> dict[str, list[float]]:
    """Values by name, of `count` queries drawn from all classes; prints medians, and the renderer's memory."""
    write_page(site)
    drawn = random.Random(9).sample(queries, min(count, len(queries)))
    with serve(site) as address, sync_playwright() as playwright:
        path = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(
            executable_path=path, args=[*CHROMIUM_FLAGS, "--enable-precise-memory-info"]
        )
        found = [measure(browser, address, query) for query in drawn]
        browser.close()
    names = (
        *("ms to the first hit", "requests by then", "JS heap, MB"),
        *("main thread, ms of all its tasks", "ms of scripts", "ms of layout and style"),
        *("renderer, RSS in MB", "renderer, PSS in MB"),
    )
    measured = dict(zip(names, map(list, zip(*found, strict=True)), strict=True))
    for name, values in measured.items():
        median, most = statistics.median(values), max(values)
        print(f"Chromium, {len(values)} cold starts: {name} median {median:.0f}, most {most:.0f}")
    print(f"load of the machine {os.getloadavg()[0]:.1f}", flush=True)
    return measured


def measure(browser, address: str, query: str) -> tuple[float, ...]:
    """From the start of the page's own load to the first hit or the word that there is none; requests below search/."""
    context = browser.new_context()
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Performance.enable")
    page.add_init_script(
        """new MutationObserver(() => {
          if (globalThis.shownAt) return;
          const hit = document.querySelector("#search-results > li, #search-similar li");
          const status = document.querySelector("#search-status");
          if (hit || (status && ["done", "error"].includes(status.dataset.state))) {
            const read = performance.getEntriesByType("resource").filter((one) => one.name.includes("/search/"));
            globalThis.shownAt = performance.now() - read[0].startTime;
            globalThis.readThen = read.length;
          }
        }).observe(document, { childList: true, subtree: true, attributes: true });"""
    )
    page.goto(f"{address}search/index.html?q={quote(query)}")
    page.wait_for_function("globalThis.shownAt")
    spent = read_spent(session)
    page.wait_for_selector('#search-status[data-state="done"]')
    measured = page.evaluate("[shownAt, readThen, performance.memory.usedJSHeapSize / 1e6]")
    memory = read_renderer(browser)
    context.close()
    return (*measured, *spent, *memory)


def read_spent(session) -> tuple[float, float, float]:
    """Milliseconds of the main thread since the page was opened: all tasks, scripts, layout and style."""
    metrics = {metric["name"]: metric["value"] * 1000 for metric in session.send("Performance.getMetrics")["metrics"]}
    return (
        metrics["TaskDuration"],
        metrics["ScriptDuration"],
        metrics["LayoutDuration"] + metrics["RecalcStyleDuration"],
    )


def read_renderer(browser) -> tuple[float, float]:
    """Resident and proportional set size of the largest renderer process, in MB, as the kernel counts them."""
    session = browser.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    sizes = []
    for process in processes:
        if process["type"] == "renderer":
            rows = Path(f"/proc/{process['id']}/smaps_rollup").read_text("ascii").splitlines()
            sizes.append(tuple(int(row.split()[1]) / 1000 for row in rows if row.startswith(("Rss:", "Pss:"))))
    return max(sizes)
