# Every verb is one line that calls the program; `make help` lists them.
PY := .venv/bin/python
LANTAI := .venv/bin/lantai
.DEFAULT_GOAL := help
.PHONY: help site serve build audit import new golden test check quality bench bench-search bench-build properdocs scripts kills accuracy setup

help: ## what can be made
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: .venv/ready ## the environment .venv/ with the locked dependencies

.venv/ready: requirements.lock pyproject.toml
	sh .ci/setup && touch $@

site: .venv/ready ## the demonstration, built into site/
	$(LANTAI) build --clean

serve: .venv/ready ## live preview at http://127.0.0.1:8000/
	$(LANTAI) serve

audit: .venv/ready ## all audits of content/ and site_data/
	$(LANTAI) audit

import: .venv/ready ## draft from a source: make import FILE=计划.txt
	$(LANTAI) import "$(FILE)"

new: .venv/ready ## skeleton of a record: make new KIND=faq ID=childcare-who FOR=qhfg-2025-3
	$(LANTAI) new $(KIND) $(ID) $(if $(FOR),--for $(FOR))

golden: .venv/ready ## accept the present results as the expected ones; read the diff
	$(PY) -m pytest tests --golden

test: .venv/ready ## all tests, the browser's included
	sh .ci/browser && $(PY) -m pytest tests -n 2

bench-search: .venv/ready ## the search measured on a corpus, beside Pagefind and Material: make bench-search SIZE=20000 OTHERS=1000
	sh .ci/bench-environment && $(PY) -m tests.bench_search --size $(or $(SIZE),20000) --write
	$(PY) -m tests.bench_search_others --size $(or $(OTHERS),1000)

bench: .venv/ready ## seconds and memory of reading and building
	$(PY) -m tests.bench

accuracy: .venv/ready ## how well the real documents beside the repository are read, into docs/accuracy.md
	$(PY) -m tests.accuracy

quality: .venv/ready tests/quality/node_modules ## every bar of a published page, into docs/quality.md
	sh .ci/browser && $(PY) -m tests.quality

tests/quality/node_modules: tests/quality/package-lock.json
	cd tests/quality && npm ci --silent && touch node_modules

scripts: .venv/ready ## 300 random scripts of edits: each ends as a clean build does
	LANTAI_SCRIPTS=$(or $(SCRIPTS),300) $(PY) -m pytest tests/test_build_incremental.py

kills: .venv/ready ## 200 builds killed at random moments: the site stays whole
	$(PY) -m tests.kill_builds --kills $(or $(KILLS),200)

properdocs: .venv/ready ## the demonstration built with ProperDocs: the same files
	sh .ci/properdocs

bench-build: .venv/ready ## builds measured beside Hugo and MkDocs: make bench-build SIZE=10000
	sh .ci/bench-environment && $(PY) -m tests.bench_build --size $(or $(SIZE),1000)

check: .venv/ready ## ruff, types, layers, tests, the demonstration built and audited
	sh .ci/check
