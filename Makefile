# The commands of the project. `make run` and `make test` are all that a newcomer needs.
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
MANAGE := $(BIN)/python manage.py

.PHONY: help install run dev test test-both lint format bench bench-serving bench-linking drills clean

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/ —/'

install: $(VENV)/.installed .env ## the environment in .venv, and a .env for this machine

$(VENV)/.installed: requirements.txt requirements-s3.txt requirements-dev.txt
	@$(PYTHON) scripts/check_python.py
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installation des dépendances…"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

.env:
	@$(PYTHON) scripts/make_env.py .env

run: install ## the site with its demonstration content on 127.0.0.1 (PORT=8000)
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) load_demo --with-account
	@$(BIN)/python scripts/announce.py $(PORT)
	@SITE_URL=http://127.0.0.1:$(PORT) exec $(BIN)/gunicorn portal.wsgi --bind 127.0.0.1:$(PORT) --workers 2 --threads 4 --log-level warning

dev: install ## the same, reloaded at every change, with Django’s error pages
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) load_demo --with-account
	@DEBUG=1 $(MANAGE) runserver 127.0.0.1:$(PORT)

test: install ## every check, shared out between SQLite and PostgreSQL when one answers
	@$(BIN)/python scripts/gate.py

test-both: install ## the same, every test on both: before a release (twice as long)
	@$(BIN)/python scripts/gate.py --both

lint: install ## style only
	@$(BIN)/python scripts/gate.py --lint

format: install ## rewrites the style
	@$(BIN)/ruff check --quiet --fix-only .
	@$(BIN)/ruff format --quiet .

bench: install ## times the pages on corpora of 10,000 and 100,000 articles (BENCH=--help)
	@$(BIN)/python -m scripts.bench $(BENCH)

bench-serving: install ## compares a page that is kept with a bare application (BENCH=--help)
	@$(BIN)/python -m scripts.bench.serving $(BENCH)

bench-linking: install ## times finding 10,000 names in an article
	@$(BIN)/python -m scripts.bench.linking

drills: install ## breaks everything on purpose, at full length: for hours (DRILLS="kills races": some)
	@$(BIN)/python -m scripts.drills $(DRILLS)

clean: ## removes the environment and local data
	@rm -rf $(VENV) var .env
