"""A new district's portal, checking one file, and the schemas that editors complete by."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import jsonschema
import pytest
import yaml

from generator import desk, schemas
from generator.errors import PortalError
from generator.settings import Settings
from tests.conftest import ROOT, TODAY

SITE = Path(__file__).parent / "site"


def run(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "generator", *words]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": "1795305600"}
    return subprocess.run(
        command, cwd=cwd, env=environment, text=True, capture_output=True, check=False, stdin=subprocess.DEVNULL
    )


def test_a_new_portal_builds_verifies_and_audits_at_once(tmp_path: Path) -> None:
    (tmp_path / "portal").mkdir()
    begun = run("init", "portal", "--district", "试点区", cwd=tmp_path)
    assert begun.returncode == 0, begun.stderr
    root = tmp_path / "portal"
    for words in (("build",), ("verify", "site"), ("audit", "--site-dir", "site")):
        done = run(*words, cwd=root)
        assert done.returncode == 0, done.stdout + done.stderr
    assert "错误 0，警告 0" in done.stdout
    home = (root / "site/index.html").read_text("utf-8")
    assert "试点区人民政府" in home
    assert "演示站点，非政府网站" in home
    assert not re.search("青禾", home)
    assert [path.name for path in tmp_path.iterdir()] == ["portal"]


def test_nothing_is_written_where_something_is(tmp_path: Path) -> None:
    (tmp_path / "portal").mkdir()
    (tmp_path / "portal" / "letter.txt").write_text("已有", encoding="utf-8")
    done = run("init", "portal", "--district", "试点区", cwd=tmp_path)
    assert done.returncode == 1
    assert "R907 existing-folder" in done.stderr
    assert [path.name for path in tmp_path.rglob("*")] == ["portal", "letter.txt"]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((), 2, "--district"),
        (("--district", "试点区", "--url", "没有协议"), 1, "R908"),
        (("--district", "试点区", "--site-code", "12"), 1, "R908"),
        (("--district", "试点: 区"), 1, "R908"),
    ],
)
def test_an_identity_that_cannot_be_used_is_refused(
    words: tuple[str, ...], code: int, said: str, tmp_path: Path
) -> None:
    done = run("init", "portal", *words, cwd=tmp_path)
    assert done.returncode == code
    assert said in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_one_file_is_checked_alone(tmp_path: Path) -> None:
    root = Path(shutil.copytree(SITE, tmp_path / "portal"))
    settings = Settings(root=root, today=date.fromisoformat(TODAY))
    faq = next((root / "content/faqs").glob("*.md"))
    other = next((root / "content/interpretations").glob("*.md"))
    assert [found.code for found in desk.check_file(faq, settings) if found.severity == "error"] == []
    text = faq.read_text("utf-8")
    faq.write_text(re.sub(r"sections: \[.*\]", "sections: [s99]", text), encoding="utf-8")
    other.write_text(other.read_text("utf-8").replace("form:", "from:"), encoding="utf-8")
    assert [found.code for found in desk.check_file(faq, settings) if found.severity == "error"] == ["R302"]
    assert run("check", str(faq), "--root", str(root), cwd=tmp_path).returncode == 1
    with pytest.raises(PortalError, match="R906"):
        desk.check_file(tmp_path / "elsewhere.md", settings)


class _Text(yaml.SafeLoader):
    """As editors' programs read YAML 1.2: dates and `on` are text."""


_Text.yaml_implicit_resolvers = {
    key: [(tag, pattern) for tag, pattern in pairs if not tag.endswith((":timestamp", ":bool")) or key in "tf"]
    for key, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read_yaml(path: Path) -> object:
    text = path.read_text("utf-8")
    return yaml.load(text.split("\n---", 1)[0].removeprefix("---\n") if path.suffix == ".md" else text, _Text)


@pytest.mark.parametrize("schema", schemas.SCHEMAS, ids=lambda schema: schema.name)
def test_the_demonstration_keeps_to_the_schemas(schema: schemas.SchemaFile) -> None:
    text = dict(schemas.render_schemas())[f"{schema.name}.schema.json"]
    validator = jsonschema.Draft202012Validator(json.loads(text))
    validator.check_schema(validator.schema)
    paths = sorted(ROOT.glob(schema.place))
    for path in paths:
        problems = [f"{error.json_path} {error.message}" for error in validator.iter_errors(read_yaml(path))]
        assert not problems, path.name
    assert paths or schema.name in {"holidays", "redirects", "privacy_exceptions"}
    refused = [{"nonsense": 1}] if schema.is_list else {"nonsense": 1}
    assert list(validator.iter_errors(refused))
