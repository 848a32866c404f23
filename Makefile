# Two commands are all that most people need: `make run` and `make test`.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
WORKSHOP ?= example
export PYTHONUTF8 := 1

.PHONY: help run lab test check screenshots notebooks bench lock words packages install install-dev browser

help: ## show this help
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

run: install ## start the product on the example workshop (WORKSHOP=file for another)
	@$(BIN)/parastaminen run $(WORKSHOP) --folder workshops

lab: install ## open the notebooks in JupyterLab
	@$(BIN)/parastaminen lab

test: install-dev browser check ## check the style, run every test and every notebook
	$(BIN)/python -m pytest -n 2 --dist loadfile
	$(BIN)/python -m pytest --nbval-lax notebooks

check: install-dev ## lint, types and who may import whom
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

screenshots: install-dev browser ## make the pictures of the README and the guide anew
	PARASTAMINEN_SCREENSHOTS=docs/screenshots $(BIN)/python -m pytest -q tests/browser \
		-k "picture or full_workshop or by_keyboard_and_printed"

notebooks: install-dev ## run the notebooks and store their outputs
	$(BIN)/python tests/notebooks/freshen.py notebooks

bench: install-dev ## measure the promises of speed (DATA=folder for the larger ones)
	@for bench in benchmarks/*.py; do $(BIN)/python $$bench $(DATA) || exit 1; done

lock: install-dev ## pin the newest dependencies that fit together
	$(BIN)/python scripts/lock.py

words: install-dev ## bring the catalogs up to date and list what is not translated
	$(BIN)/python scripts/words.py

packages: ## fetch what a machine without a network needs, into the folder packages
	@$(PYTHON) scripts/install.py $(VENV) --collect

install:
	@$(PYTHON) scripts/install.py $(VENV)

install-dev:
	@$(PYTHON) scripts/install.py $(VENV) --dev

browser: install-dev
	@$(BIN)/python scripts/browser.py
