# The two commands: `make story` shows what it does, `make test` proves it. `make help` lists the rest.
# Needs Python 3.11 or newer and make. Everything else goes into .venv.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
  $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
STEPS := $(BIN)/python scripts/steps.py
PILE ?= examples/ferry-fire/reports
PAGE ?= out/story.html

.DEFAULT_GOAL := help
.PHONY: help story test check format lint types imports unit properties quality browser docs install \
  bench eval size package clean

help:  ## what can be made
	@sed -n 's/^\([a-z]*\):.*## /  make \1|/p' Makefile | awk -F'|' '{printf "%-20s %s\n", $$1, $$2}'

# Empty files that say what .venv holds; older than pyproject.toml, they are made again.
$(VENV)/pip.stamp:
	@test -n "$(PYTHON)" || { echo "Error: no Python 3.11 or newer was found. Install one, or name it: make PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Error: .venv could not be made. On Debian: apt-get install python3-venv"; exit 1; }
	@$(PIP) install --quiet --upgrade 'pip>=25.1'
	@touch $@

$(VENV)/package.stamp: pyproject.toml $(VENV)/pip.stamp
	@echo "Installing sourceline into $(VENV) ..."
	@$(PIP) install --quiet --editable .
	@touch $@

$(VENV)/dev.stamp: pyproject.toml $(VENV)/package.stamp
	@echo "Installing what the tests need into $(VENV) ..."
	@$(PIP) install --quiet --group dev
	@touch $@

# TimelineJS, for the test that renders a timeline with it, and axe-core, which looks for what a page does to
# those who do not see it. Without npm these tests say that they were skipped.
$(VENV)/npm.stamp: tests/browser/npm/package-lock.json $(VENV)/dev.stamp
	@if command -v npm >/dev/null; then \
	  echo "Fetching TimelineJS and axe-core into $(VENV)/npm ..."; \
	  mkdir -p $(VENV)/npm && cp tests/browser/npm/package.json tests/browser/npm/package-lock.json $(VENV)/npm && \
	  npm ci --prefix $(VENV)/npm --ignore-scripts --no-audit --no-fund --silent && touch $@ || \
	  echo "TimelineJS and axe-core could not be fetched: their tests will say that they were skipped." >&2; fi

browser test: $(VENV)/npm.stamp

story: $(VENV)/package.stamp  ## tell an example story: the summary, and the page to open (PILE=... for your own)
	@$(BIN)/sourceline tell $(PILE) --page $(PAGE)

test: $(VENV)/dev.stamp  ## all of it: check, properties, quality, browser, docs, install
	@$(STEPS) format lint types imports unit properties quality browser docs install

check: $(VENV)/dev.stamp  ## format, lint, types, imports and unit tests: within a minute
	@$(STEPS) format lint types imports unit

format lint types imports unit properties quality browser docs install: $(VENV)/dev.stamp
	@$(STEPS) $@

bench: $(VENV)/dev.stamp  ## speed and memory as a table, kept in docs/benchmarks.md
	@$(BIN)/python -m bench.run

eval: $(VENV)/dev.stamp  ## how often the network, the rules and both are right, kept in docs/quality.md
	@$(BIN)/python -m training.evaluate
	@$(BIN)/python -m tests.quality.ablation

size: $(VENV)/pip.stamp  ## how large the default install is, package by package
	@$(PYTHON) bench/size.py

package: $(VENV)/dev.stamp  ## wheel and source distribution in dist/
	@$(BIN)/python -m build --outdir dist .

clean:  ## remove what was made, .venv too
	rm -rf $(VENV) build dist out .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
