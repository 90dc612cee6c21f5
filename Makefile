# Proven Python. `make help` lists the targets. Works with GNU make 3.81 (macOS) and newer.
# On Windows: see README.md for the same commands without make.

PORT ?= 8000
export PYTHONUTF8 = 1
export NO_MKDOCS_2_WARNING = 1

SITE = .venv/site/bin/python
TEST = .venv/test/bin/python
BOOTSTRAP = @py=$$(PYTHON='$(PYTHON)' sh tools/python.sh) && "$$py" tools/bootstrap.py

.DEFAULT_GOAL := help
.PHONY: help serve build offline test check outputs lock sample measure translated learn exercise exercises page clean site-env test-env

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

serve: site-env ## Read and write: both languages at http://127.0.0.1:8000 with live reload (PORT=8001 for another port)
	@$(SITE) -m tools.serve --port '$(PORT)'

build: site-env ## Build both languages into site/ (English at /, Spanish at /es/)
	@$(SITE) -m tools.build

offline: site-env ## Write dist/handbook*.zip, to read from disk without a network, and link them in site/ if it is there
	@$(SITE) -m tools.offline

test: test-env ## Everything that must hold: style, types, data, samples, both sites in a browser
	@$(TEST) -m tools.test $(ONLY)

check: site-env ## Check pages, data and samples without building (seconds)
	@$(SITE) -m tools.check

outputs: test-env ## Run every sample and write its captured output again (NAME=folder for one)
	@$(TEST) -m tools.samples outputs $(NAME)

sample: test-env ## Run the tests of one sample folder: make sample NAME=03-framework-examples/fastapi_app
	@$(TEST) -m tools.samples test $(if $(NAME),$(NAME),--name-missing)

measure: test-env ## Measure one sample folder again and draw its figures: make measure NAME=04-database-examples/n_plus_one
	@$(TEST) -m tools.samples measure $(if $(NAME),$(NAME),--name-missing)

exercise: test-env ## Run the test of one exercise against your exercise.py: make exercise NAME=n-plus-one-budget
	@$(TEST) -m tools.exercises $(if $(NAME),$(NAME),$(error NAME is missing: `make exercises` lists them))

exercises: test-env ## List the exercises: what is open, what is done, and your next one
	@$(TEST) -m tools.exercises

page: site-env ## Start a chapter in both languages: make page SLUG=backend/caching KIND=how-to
	@$(SITE) -m tools.new_page --slug '$(SLUG)' --kind '$(KIND)'

translated: site-env ## Record that a page's translation is up to date: make translated SLUG=backend/fastapi
	@$(SITE) -m handbook translated $(if $(SLUG),'$(SLUG)',$(error SLUG is missing: make translated SLUG=backend/fastapi))

learn: test-env ## Check the spelling, and add words to the book's lists: make learn WORDS="uvicorn asyncpg"
	@$(TEST) -m handbook lint $(if $(WORDS),--learn $(WORDS))

lock: test-env ## Lock the dependencies again, from requirements*.in and samples/lanes/*.in
	@$(TEST) -m tools.lock

clean: ## Remove what was built (site/, dist/, .cache/); the environments in .venv/ stay
	rm -rf site dist .cache

site-env:
	$(BOOTSTRAP) site

test-env:
	$(BOOTSTRAP) site test
