# Thin over the `milia` command line (runtime/cli.py): `make help` lists the targets.
SHELL := /bin/bash
MILIA := .venv/bin/python -m runtime
PORT ?= 5005
ARGS ?=
export Q PORT
export RASA_TELEMETRY_ENABLED ?= false

.DEFAULT_GOAL := help
.PHONY: help chat ask serve train facts test lint types evaluate bench widget lock setup run dev

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 12

setup: dev ## build the environment; the other targets do it themselves

chat: run ## talk to the assistant in the terminal
	@$(MILIA) chat

ask: run ## one answer, and out: make ask Q="what causes milia?"
	@$(MILIA) ask "$$Q"

serve: dev ## serve over HTTP on 127.0.0.1, PORT=5005, with the demo page (builds the widget)
	@$(MILIA) serve --port "$$PORT"

train: run ## train, if what the model is trained from has changed
	@$(MILIA) train

facts: run ## table of source sentences, facts, topics, intents, phrases; fails on a hole
	@$(MILIA) facts

test: dev ## every check: style, types, training, facts, tests
	@$(MAKE) --no-print-directory lint types
	@echo "== train" && $(MILIA) train
	@echo "== facts" && $(MILIA) facts --quiet
	@echo "== tests" && .venv/bin/python -m pytest

lint: dev
	@echo "== style" && .venv/bin/ruff check . && .venv/bin/ruff format --check .

types: dev
	@echo "== types" && .venv/bin/mypy --strict milia

evaluate: dev ## how well it understands: held-out questions
	@$(MILIA) evaluate $(ARGS)

bench: dev ## how fast it is, beside its peers
	@$(MILIA) bench $(ARGS)

widget: dev ## build the web widget
	@$(MILIA) widget

lock: dev ## write the hash-locked requirement files anew
	@$(MILIA) lock

run:
	@scripts/bootstrap run

dev:
	@scripts/bootstrap dev
