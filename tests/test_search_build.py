"""A build without the search index."""

import json
from datetime import date

from generator.mkdocs_adapter import building
from generator.settings import Settings
from tests.conftest import ROOT, TODAY


def test_without_search_nothing_of_the_index_is_written(tmp_path):
    site = tmp_path / "site"
    settings = Settings(root=ROOT, today=date.fromisoformat(TODAY))
    building.build(settings, site_dir=site, with_search=False)
    assert [path.name for path in (site / "search").iterdir()] == ["index.html"]
    listed = json.loads((site / "manifest.json").read_text("utf-8"))
    assert "search/meta.js" not in json.dumps(listed)
    assert "search/index.html" in json.dumps(listed)
