# make demo   the claims of a sample report, and of tables in a Word file and an Excel workbook
# make test   the tests
# make lint   ruff (check and format), import contracts
# make types  mypy --strict
# make wheel  the package as one file in dist/, to install with pip where there is no make
# make compiled  the same compiled with mypyc, tested in an environment of its own, and timed beside the pure one (ten
#             minutes of a quiet machine; COMPILED_TESTS=tests runs them all)
# make fuzz   the property tests at random, N examples each, in TESTS; says what to keep of what it finds
# make docs   the site, in build/docs/index.html; needs no network, and a warning is an error
# make bench  accuracy against the gold claims, with the gates
#
# Needs make and Python >= 3.10. The first run makes .venv and installs the pinned versions into it; the stamp
# file makes every later run start at once.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
N ?= 2000
TESTS ?= tests
COMPILED := build/compiled
COMPILED_TESTS ?= tests/constructions tests/test_threads.py
SAMPLE ?= $(firstword $(sort $(wildcard seeds/*.txt))) seeds/formats/t05_counties.docx seeds/formats/t01_month.xlsx

.PHONY: demo test wheel compiled compiled-tested fuzz lint types docs bench install clean

demo: $(STAMP)
	@$(BIN)/python -m minzheng_ie extract $(SAMPLE) --format table

test: $(STAMP)
	$(BIN)/python -m pytest

wheel: $(STAMP)
	@rm -rf dist/*.whl
	$(BIN)/python -m build --wheel --no-isolation --outdir dist

compiled: compiled-tested
	$(BIN)/python benchmarks/compiled.py --gate

compiled-tested: $(STAMP)
	@rm -rf $(COMPILED)/dist
	HATCH_BUILD_HOOK_ENABLE_CUSTOM=true $(BIN)/python -m build --wheel --no-isolation --outdir $(COMPILED)/dist
	$(BIN)/python tools/compiled/environment.py $(COMPILED)/dist $(COMPILED)/venv
	$(COMPILED)/venv/bin/python -m pytest $(COMPILED_TESTS)
	before=$$(mktemp -d) && $(BIN)/python benchmarks/digest.py --dump $$before && \
	  $(COMPILED)/venv/bin/python benchmarks/digest.py --check --against $$before && rm -r $$before

fuzz: $(STAMP)
	FUZZ_EXAMPLES=$(N) $(BIN)/python -m pytest --no-header $(TESTS)

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: $(STAMP)
	$(BIN)/mypy

docs: $(STAMP)
	$(BIN)/python tools/docs/build_docs.py

bench: $(STAMP)
	$(BIN)/python benchmarks/accuracy.py --gate benchmarks/gates.yaml

install: $(STAMP)

$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 10) else "Python 3.10 or newer is needed; say make PYTHON=/path/to/python3")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $(STAMP)

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
