# `make` builds content/ into output/. `make help` lists the rest.
# The environment lies in .venv, made by uv where there is one, else by venv and pip, and is kept until a lock changes.

.DEFAULT_GOAL := build
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help build check serve deploy new clean test test-long fix bench bench-reading bench-lighthouse screenshots lock

UV ?= $(shell command -v uv 2>/dev/null)
PY := .venv/bin/python
DATELINE := $(PY) -m generator
given = $(filter-out 0 no false,$(1))
READY = .venv/installed $(if $(shell grep -Es '^[[:space:]]*search[[:space:]]*=[[:space:]]*true' content/site.toml),.venv/searched)
FLAGS = $(if $(BASE_URL),--base-url "$$BASE_URL") $(if $(call given,$(DRAFTS)),--drafts) $(if $(call given,$(STRICT)),--strict)
LOST = $(if $(call given,$(ALLOW_LOST)),--allow-lost)
export AGAINST BASE_URL BRANCH MESSAGE PORT REMOTE

help: ## say what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-16s %s\n", $$1, $$2 }' Makefile
	@echo 'Variables: BASE_URL=https://example.org/site DRAFTS=1 STRICT=1 PORT=8000 AGAINST=https://example.org/site ALLOW_LOST=1 DRY_RUN=1'

build: $(READY) ## build content/ into output/ (BASE_URL=, DRAFTS=1, STRICT=1)
	@$(DATELINE) build $(FLAGS)

check: $(READY) ## say everything that is wrong with content/, write nothing (DRAFTS=1, STRICT=1, AGAINST=file or URL)
	@$(DATELINE) check $(FLAGS) $(if $(AGAINST),--against "$$AGAINST") $(LOST)

serve: $(READY) ## show content/ in the browser, and follow every save (PORT=8000)
	@$(DATELINE) serve $(if $(PORT),--port "$$PORT") $(if $(BASE_URL),--base-url "$$BASE_URL")

deploy: $(READY) ## push the site to the branch gh-pages (DRY_RUN=1, ALLOW_LOST=1, BASE_URL=, REMOTE=, BRANCH=, MESSAGE=)
	@$(DATELINE) deploy $(if $(BASE_URL),--base-url "$$BASE_URL") $(if $(REMOTE),--remote "$$REMOTE") \
		$(if $(BRANCH),--branch "$$BRANCH") $(if $(MESSAGE),--message "$$MESSAGE") \
		$(if $(call given,$(DRY_RUN)),--dry-run) $(LOST)

new: .venv/installed ## write a dated file: KIND=event TITLE="What happened" DATE=2022-03-24
	@$(DATELINE) new "$${KIND:-event}" $${TITLE:+"$$TITLE"} $${DATE:+--date "$$DATE"}

clean: .venv/installed ## remove what Dateline wrote: output/ and its cache
	@$(DATELINE) clean

# What Python compiles is kept, whatever the environment says: hundreds of processes would compile all of it anew.
unexport PYTHONDONTWRITEBYTECODE

test: .venv/tested ## all that a change can break: ruff, mypy, pytest with a browser
	@$(PY) -m tests.tools
	@$(PY) -m ruff check --quiet
	@$(PY) -m ruff format --check --quiet
	@$(PY) -m mypy --no-error-summary
	@$(PY) -m pytest $(PYTEST)

test-long: PYTEST = -m ''
test-long: test ## the same, and what takes minutes

fix: .venv/tested ## mend and format what ruff can
	@$(PY) -m ruff check --fix
	@$(PY) -m ruff format

bench: .venv/benched ## measure against other generators, side by side
	@$(PY) -m benchmarks

bench-reading: .venv/tested ## measure how the timeline reads in a browser, beside vis-timeline and TimelineJS
	@$(PY) -m tests.tools
	@$(PY) -m benchmarks.tools
	@$(PY) -m benchmarks.reading

bench-lighthouse: .venv/tested ## ask Lighthouse about a story and about a thousand events
	@$(PY) -m tests.tools
	@$(PY) -m benchmarks.tools
	@$(PY) -m benchmarks.lighthouse

screenshots: .venv/tested ## take the pictures in docs/pictures/ anew
	@$(PY) -m tests.tools
	@$(PY) -m docs.pictures

# The lock files, for CPython 3.11 to 3.14 at once; `make lock UPGRADE=1` takes the newest of everything.
# One version for all of them, so that the same lock writes the same pages.
COMPILE = uv pip compile --quiet $(if $(call given,$(UPGRADE)),--upgrade) --universal --python-version 3.11 \
	--fork-strategy fewest --generate-hashes --no-emit-index-url --custom-compile-command 'make lock'

lock: ## renew the lock files from pyproject.toml (needs uv and npm)
	@$(COMPILE) pyproject.toml --group build -o requirements.lock
	@$(COMPILE) pyproject.toml --group build --extra search -c requirements.lock -o requirements-search.lock
	@$(COMPILE) pyproject.toml --group build --group test --extra search -c requirements-search.lock \
		-o requirements-test.lock
	@$(COMPILE) --group bench -o benchmarks/requirements.lock
	@$(COMPILE) --group java -o tests/tools/java.lock
	@$(COMPILE) --group node -o tests/tools/node.lock
	@npm $(if $(call given,$(UPGRADE)),update,install) --prefix tests/tools --package-lock-only --silent
	@npm $(if $(call given,$(UPGRADE)),update,install) --prefix benchmarks/tools --package-lock-only --silent

# ---- the environment ----

# Into the environment, by the installer there is. (An environment that uv made has no pip.)
ifneq ($(UV),)
INSTALL = $(UV) pip install --quiet --python $(PY)
else
INSTALL = { $(PY) -m pip --version || $(PY) -m ensurepip; } >/dev/null 2>&1; $(PY) -m pip install --quiet --disable-pip-version-check --no-input
endif

# The first Python that will do: $PYTHON, or the one people call python3, or the newest by number.
# Without uv it must be able to make an environment with pip in it (Debian packs that apart).
# What it prints is the Python below an environment that may be active: .venv itself is about to be removed.
SUITABLE = import sys; assert sys.version_info >= (3, 11); $(if $(UV),,import ensurepip, venv;) print(sys._base_executable)
CANDIDATES = $(if $(PYTHON),"$$PYTHON",python3 python python3.14 python3.13 python3.12 python3.11)
export PYTHON
define make-environment
for candidate in $(CANDIDATES); do \
	python=$$("$$candidate" -c '$(SUITABLE)' 2>/dev/null) && break; \
done; \
if [ -z "$$python" ]; then \
	echo 'Dateline needs Python 3.11 or newer with venv and pip (on Debian and Ubuntu: apt install python3-venv); name one by: make PYTHON=/path/to/python3' >&2; \
	exit 3; \
fi; \
echo "Making the environment in .venv (once) with $$("$$python" -V)"; \
rm -rf .venv; \
$(if $(UV),$(UV) venv --quiet --python "$$python" .venv,"$$python" -m venv .venv)
endef

# A Python that is gone, or newer than the environment, makes it anew.
$(PY): ;

.venv/locked: requirements.lock $(PY)
	@$(make-environment)
	@$(INSTALL) --require-hashes -r requirements.lock
	@touch $@

.venv/installed: .venv/locked pyproject.toml
	@$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

.venv/searched: .venv/installed requirements-search.lock
	@echo 'Bringing Pagefind, for the search that content/site.toml asks for (once)'
	@$(INSTALL) --require-hashes -r requirements-search.lock
	@touch $@

.venv/tested: .venv/installed requirements-test.lock
	@echo 'Bringing what the tests need (once)'
	@$(INSTALL) --require-hashes -r requirements-test.lock
	@touch $@

.venv/benched: .venv/installed benchmarks/requirements.lock
	@$(INSTALL) --require-hashes -r benchmarks/requirements.lock
	@touch $@
