# 邻里 Linli. `make run` shows it, `make test` proves it; the rest is for those who work on it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
SET_UP := $(VENV)/.set-up
DEV := $(VENV)/.set-up-dev
FIT := $(VENV)/.set-up-fit

COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --custom-compile-command "make lock"

.PHONY: setup help run test check format audit bench torture fit phrasebook languages lock clean

setup: $(SET_UP)          ## .venv with the locked dependencies and linli in it

help:                     ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/\1: \2/p' Makefile

run: setup                ## the playground: a neighbourhood in a box, in your browser
	$(BIN)/linli play

test: $(DEV)              ## all tests, on all cores
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal

check: $(DEV)             ## what the tests do not say: style, types, contracts
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports

format: $(DEV)            ## puts the style right
	$(BIN)/ruff check --fix-only . ; $(BIN)/ruff format .

audit: $(DEV)             ## known holes in the locked dependencies, as PyPI tells them; needs the internet
	$(BIN)/uv tool run pip-audit --strict --disable-pip --require-hashes --requirement requirements/run.txt

bench: $(FIT)             ## every benchmark, each against its peer in the same run
	$(BIN)/python -m benchmarks

torture: $(DEV)           ## the real program killed 200 times on each database, in every weather; called, and under a jumping clock
	$(BIN)/python -m tests.torture --forked --kills 200
	$(BIN)/python -m tests.torture --forked --kills 200 --database postgresql --replicas 2
	$(BIN)/python -m tests.torture --forked --kills 60 --database postgresql --replicas 2 --webhook
	$(BIN)/python -m tests.torture --forked --kills 60 --jumps

fit: $(FIT)               ## fits the reader to the corpus again and prints cross-validated figures
	$(BIN)/python -m nlp.training

phrasebook: $(SET_UP)     ## every sentence the bot says, in a row (LANGUAGE=en, zh-Hant)
	$(BIN)/python -m texts $(LANGUAGE)

languages: $(DEV)         ## collects what the bot says, and compiles its translations (texts/languages)
	$(BIN)/python -m texts.languages

lock: $(DEV)              ## the lock files, again: everything at once first, so that the smaller ones agree with it
	$(COMPILE) pyproject.toml --group dev --group fit --output-file requirements/fit.txt
	$(COMPILE) --constraint requirements/fit.txt pyproject.toml --group dev --output-file requirements/dev.txt
	$(COMPILE) --constraint requirements/fit.txt pyproject.toml --output-file requirements/run.txt
	$(COMPILE) --constraint requirements/fit.txt requirements/build.in --output-file requirements/build.txt

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed, and $(PYTHON) is not: make setup PYTHON=python3.12" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

$(SET_UP): requirements/build.txt requirements/run.txt pyproject.toml | $(BIN)/python
	@echo "Installing what it needs into $(VENV): a minute or two, the first time only."
	$(PIP) install --require-hashes -r requirements/build.txt
	$(PIP) install --require-hashes --no-build-isolation -r requirements/run.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	touch $@

$(DEV): $(SET_UP) requirements/dev.txt
	$(PIP) install --require-hashes --no-build-isolation -r requirements/dev.txt
	touch $@

$(FIT): $(DEV) requirements/fit.txt
	$(PIP) install --require-hashes --no-build-isolation -r requirements/fit.txt
	touch $@

clean:                    ## takes away what was set up; data stays
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
