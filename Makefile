# Targets run in the active environment; `make setup` makes one in .venv first.
PYTHON ?= python3
VENV := .venv
export OMP_NUM_THREADS ?= 1

.PHONY: setup check lint types layers test docs bench score model-score wheel clean

setup: $(VENV)/bin/extract  ## the environment with everything the checks need

$(VENV)/bin/extract: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/python -m pip install --quiet --upgrade pip
	$(VENV)/bin/python -m pip install --quiet -e '.[dev]'
	touch $@

check: setup lint types layers test  ## everything that must hold before a commit lands

lint: setup
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .

types: setup
	$(VENV)/bin/mypy

layers: setup
	$(VENV)/bin/lint-imports

test: setup
	$(VENV)/bin/python -m pytest

docs: setup  ## the generated pages of docs/
	$(VENV)/bin/python docs/generate.py

score: setup  ## the samples' annotations against their floors
	$(VENV)/bin/extract evaluate samples/gold --floors samples/gold/floors.json

bench: setup  ## all benchmarks, with their table in benchmarks/RESULTS.md
	$(VENV)/bin/python benchmarks/all.py

model-score: setup  ## the model card's table
	$(MAKE) -C models/recipe score

wheel: setup
	$(VENV)/bin/python -m pip wheel --quiet --no-deps -w dist .

clean:
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
