"""`lantai build` and `mkdocs build` give the same pages, with hooks of a portal's own and without."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.mkdocs_adapter.building import build
from generator.settings import Settings
from tests.conftest import ROOT, TODAY
from tests.test_site_build import SITE, run_mkdocs

HOOK = """
def on_page_context(context, page, config, nav):
    assert page.file.dest_uri and context["config"] is config
    context["s"].title  # what the page says is there already

def on_post_page(output, page, config):
    return output.replace("</body>", f"<!-- {page.url} --></body>")
"""


@pytest.mark.parametrize("hooks", ["", "hooks: [hook.py]\n"], ids=["alone", "with-hooks"])
def test_both_ways_give_the_same_pages(hooks: str, tmp_path: Path) -> None:
    portal = Path(shutil.copytree(SITE, tmp_path / "portal"))
    text = (ROOT / "mkdocs.yml").read_text("utf-8").replace("custom_dir: theme", f"custom_dir: {ROOT / 'theme'}")
    (portal / "mkdocs.yml").write_text(text + hooks, encoding="utf-8")
    (portal / "hook.py").write_text(HOOK, encoding="utf-8")
    done = run_mkdocs(portal, tmp_path / "mkdocs")
    assert done.returncode == 0, done.stdout + done.stderr
    build(Settings(root=portal, today=date.fromisoformat(TODAY)), site_dir=tmp_path / "ours", jobs=1)
    pages = read_pages(tmp_path / "ours")
    assert pages == read_pages(tmp_path / "mkdocs")
    assert all(page.endswith("--></body>\n</html>") == bool(hooks) for page in pages.values())


def read_pages(site: Path) -> dict[str, str]:
    """By their paths."""
    return {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.rglob("*.html")}
