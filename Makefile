# Needs Python 3.11 or newer, Git and make; everything else comes from requirements.lock.

PYTHON ?= python3
BIN := .venv/bin
LOCKED := .venv/.locked
READY := .venv/.ready

.DEFAULT_GOAL := help
.PHONY: help serve check build test lint bench lock clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: $(READY) ## check the ledger, build the site, serve it on 127.0.0.1:8000, rebuild on change
	$(BIN)/tingjian serve

check: $(READY) ## check the ledger
	$(BIN)/tingjian check

build: $(READY) ## build the site into public/
	$(BIN)/tingjian build

test: lint ## run every test; the core must be covered to the last branch, by its own tests
	$(BIN)/pytest --numprocesses 2 --dist worksteal --cov --cov-report= tests/core
	$(BIN)/coverage report --fail-under 100
	$(BIN)/pytest --numprocesses 2 --dist worksteal --ignore tests/core

lint: $(READY) ## style and types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

bench: $(READY) ## measure Tingjian and its peers side by side
	$(BIN)/python bench/run.py

# A new lock makes the environment anew, so that nothing lingers in it.
$(LOCKED): requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11")'
	$(PYTHON) -m venv --clear .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

$(READY): $(LOCKED) pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

# Only what the registry itself has: a local folder of wheels would leave other platforms out.
lock: ## pin the newest versions that pyproject.toml allows, with the hashes of every platform's files
	$(PYTHON) -m venv --clear .lock
	.lock/bin/pip install --quiet --disable-pip-version-check pip-tools
	PIP_FIND_LINKS= PIP_EXTRA_INDEX_URL= .lock/bin/pip-compile --quiet --upgrade --extra dev \
		--generate-hashes --allow-unsafe --no-strip-extras --no-header --no-config \
		--no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
		--output-file requirements.lock pyproject.toml
	rm -rf .lock

clean: ## remove what was built and installed
	rm -rf .venv .lock public dist .coverage* .hypothesis .mypy_cache .pytest_cache .ruff_cache
	rm -rf bench/.peers bench/.work
	find ledger schema site tools tests bench -name __pycache__ -prune -exec rm -rf {} +
