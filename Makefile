# The two that matter: `make run` and `make test`. `make` alone lists all.

PORT ?= 8000
# Arguments for pytest: make test ARGS="-k briefing"
ARGS ?=

VENV := .venv
PY := $(VENV)/bin/python
PIP_INSTALL := $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes
ADDRESS := http://127.0.0.1:$(PORT)/

# python3 if it is recent enough, else a recent one beside it.
PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11,\
	$(shell $(name) -c 'import sys; sys.version_info >= (3, 11) and print("$(name)")' 2>/dev/null)))

.DEFAULT_GOAL := help
.PHONY: help run test lint format lock clean bench fuzz soak
.DELETE_ON_ERROR:

help:
	@echo "make run     start Steady with its library and demo people at $(ADDRESS) (PORT=8000)"
	@echo "make test    all checks: linters, then the tests on SQLite and PostgreSQL (ARGS='-k word')"
	@echo "make lint    the linters alone"
	@echo "make format  put code and templates into shape"
	@echo "make bench   what turns, engine, analysis, map and reports cost on this machine"
	@echo "make fuzz    a minute for each parser, with input made to break it (ARGS='--seconds 600 twee')"
	@echo "make soak    fifty people play while things break; is a turn lost? (ten minutes)"
	@echo "make lock    write requirements*.txt anew from requirements*.in (ARGS=--upgrade)"
	@echo "make clean   remove the virtual environment and what tools left behind; data stay"

run: export DEBUG = 1
run: $(VENV)/installed
	@$(PY) manage.py migrate --verbosity 0
	@$(PY) manage.py load_library
	@$(PY) manage.py demo_people --address $(ADDRESS)
	@$(PY) manage.py runserver 127.0.0.1:$(PORT)

test: $(VENV)/installed-dev
	@$(PY) tools/check.py $(ARGS)

lint: $(VENV)/installed-dev
	@$(PY) tools/check.py --lint

bench: $(VENV)/installed-dev
	@$(PY) -m benchmarks.engine
	@$(PY) -m benchmarks.map
	@$(PY) -m benchmarks.instructions
	@$(PY) -m benchmarks.turns
	@$(PY) -m benchmarks.startup
	@$(PY) -m benchmarks.reports
	@$(PY) tools/with_postgres.py $(PY) -m benchmarks.reports

fuzz: $(VENV)/installed-dev
	@$(PIP_INSTALL) -r requirements-fuzz.txt
	@$(PY) tools/fuzz.py $(ARGS)

soak: $(VENV)/installed-dev
	@$(PY) -m benchmarks.soak

format: $(VENV)/installed-dev
	@$(PY) tools/check.py --format

# The stamps are younger than what was installed from: a second run installs nothing.
$(VENV)/installed: requirements.txt | $(PY)
	@echo "Installing what Steady needs into $(VENV) ..."
	@$(PIP_INSTALL) -r $<
	@touch $@

$(VENV)/installed-dev: requirements-dev.txt | $(PY)
	@echo "Installing what the checks need into $(VENV) ..."
	@$(PIP_INSTALL) -r $<
	@touch $@ $(VENV)/installed

$(PY):
	@test -n "$(PYTHON)" || { echo "Steady needs Python 3.11 or later, and found: \
	$$(python3 --version 2>&1 || true). If it has another name, say so: make PYTHON=..."; exit 1; }
	@$(PYTHON) -m venv $(VENV)

# uv writes locks for all platforms at once. It lives apart: those who only install need none of it.
UV := .uv/bin/uv
LOCK := $(UV) --quiet --no-config pip compile --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --custom-compile-command "make lock" $(ARGS)

lock: $(UV)
	@$(LOCK) requirements.in --output-file requirements.txt
	@$(LOCK) requirements-dev.in --constraints requirements.txt --output-file requirements-dev.txt
	@$(LOCK) requirements-fuzz.in --constraints requirements-dev.txt --output-file requirements-fuzz.txt

$(UV): | $(PY)
	@$(PY) -m venv .uv
	@.uv/bin/python -m pip install --quiet --disable-pip-version-check uv

clean:
	rm -rf $(VENV) .uv staticfiles htmlcov test-results .coverage .coverage.* .hypothesis \
		.import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
