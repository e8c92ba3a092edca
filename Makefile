# make demo    trace the example case and say where its report is
# make test    everything that must hold before a change is handed in
# make eval    every benchmark, beside its floors
# make pins    pin the dependencies anew (needs uv)

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.PHONY: demo test lint check eval pins clean

PYTHON_BIN := .venv/bin
EXAMPLE := examples/harbour/reports
export PYTHON

demo: .venv/run.stamp
	mkdir -p out
	$(PYTHON_BIN)/wherefrom trace $(EXAMPLE) --case out/harbour.case \
	    --report out/report.html --json out/ledger.json
	echo
	echo "The report:  file://$(CURDIR)/out/report.html"
	echo "The ledger:  $(CURDIR)/out/ledger.json"
	echo "In a browser, to read and to rule:  $(PYTHON_BIN)/wherefrom out/harbour.case"

test: lint check

lint: .venv/dev.stamp
	$(PYTHON_BIN)/ruff check .
	$(PYTHON_BIN)/ruff format --check .
	$(PYTHON_BIN)/mypy

# Floors on the example case hold everywhere; those on the labelled cases where they are at hand.
check: .venv/dev.stamp
	$(PYTHON_BIN)/python -m eval.example
	$(PYTHON_BIN)/python -m eval.cases
	$(PYTHON_BIN)/python -m eval.attribution
	$(PYTHON_BIN)/python -m eval.derivations
	$(PYTHON_BIN)/python -m eval.sources
	$(PYTHON_BIN)/python -m eval.quantities
	$(PYTHON_BIN)/python -m eval.questions
	$(PYTHON_BIN)/python -m eval.careful
	$(PYTHON_BIN)/python -m eval.serve --quick --rulings 100
	mkdir -p out
	$(PYTHON_BIN)/pytest --cov --cov-report=term:skip-covered 2>&1 | tee out/pytest.txt

eval: .venv/dev.stamp
	$(PYTHON_BIN)/python -m eval

pins:
	scripts/pins

clean:
	rm -rf .venv out build dist

.venv/run.stamp: requirements.txt pyproject.toml scripts/setup
	scripts/setup requirements.txt
	touch $@

.venv/dev.stamp: requirements-dev.txt pyproject.toml scripts/setup
	scripts/setup requirements-dev.txt
	touch .venv/run.stamp $@

.SILENT:
