# Short names for longer commands, in the environment of the README (.venv).
BIN := .venv/bin/
export OMP_NUM_THREADS ?= 1

.PHONY: check test docs score expected bench model-score wheel clean

$(BIN)extract: pyproject.toml
	python3 -m venv .venv
	$(BIN)python -m pip install --quiet -e '.[dev]'
	touch $@

check: $(BIN)extract ## everything that must hold before a change lands
	$(BIN)python tests/check.py

test: $(BIN)extract ## the tests alone
	$(BIN)python -m pytest

docs: $(BIN)extract ## the generated pages of docs/
	$(BIN)python docs/generate.py

score: $(BIN)extract ## the annotated samples against their floors
	$(BIN)extract evaluate samples/gold --floors samples/gold/floors.json

expected: $(BIN)extract ## the records of the samples that a test compares
	for path in samples/articles/*.txt; do $(BIN)extract $$path --quiet -o samples/expected/$$(basename $$path .txt).json; done

bench: $(BIN)extract ## all benchmarks, with their table in benchmarks/RESULTS.md
	$(BIN)python benchmarks/all.py

model-score: $(BIN)extract ## the table of the model card
	$(BIN)python models/recipe/evaluate.py

wheel: $(BIN)extract ## the package
	$(BIN)python -m pip wheel --quiet --no-deps -w dist .

clean:
	rm -rf .venv dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
