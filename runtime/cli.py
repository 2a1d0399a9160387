"""The `milia` command line: `python -m runtime`, from the project's root or anywhere else."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from typing import Annotated, NoReturn

import typer

from runtime.paths import MODEL, ROOT
from runtime.quiet import be_quiet

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="An assistant that answers questions about milia.",
)

# For commands that hand their options on to the module that does the work.
PASS_ON = {"allow_extra_args": True, "ignore_unknown_options": True}


def main() -> None:
    """Runs the command line. What is wrong is said in one line, with what to do."""
    os.chdir(ROOT)
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
    be_quiet()
    from rasa.shared.exceptions import RasaException

    try:
        app()
    except (RasaException, ValueError) as error:
        # What the loaders of facts, phrases and model files raise names the remedy itself.
        sys.exit(f"milia: {_root_cause(error)}")


def _root_cause(error: BaseException) -> BaseException:
    """Returns the error that the others were raised for: Rasa wraps what a component says."""
    while error.__cause__ is not None:
        error = error.__cause__
    return error


def fail(message: str) -> NoReturn:
    """Prints the message to standard error and ends with status 1."""
    typer.echo(f"milia: {message}", err=True)
    raise typer.Exit(1)


@app.command()
def train(
    force: Annotated[bool, typer.Option(help="Train even if nothing has changed.")] = False,
) -> None:
    """Train the model, if anything it is trained from has changed."""
    if _trained(force=force) is None:
        typer.echo(f"{MODEL.relative_to(ROOT)} is up to date.")


@app.command()
def chat() -> None:
    """Talk to the assistant here; `/stop` ends it. Nothing is kept."""
    if not sys.stdin.isatty():
        # Rasa's shell reads keys from a terminal; without one it neither reads nor ends.
        typer.echo('A conversation needs a terminal. One question: make ask Q="..."', err=True)
        raise typer.Exit(2)
    _trained()
    typer.echo("Starting …", err=True)
    from runtime import assistant

    assistant.chat()


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="What a person would type.")],
    why: Annotated[bool, typer.Option(help="Say where the answer comes from.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Print the answer to one question, and end. No server, no port, nothing kept."""
    _trained()
    from runtime import assistant

    bubbles = asyncio.run(assistant.ask(assistant.load(), question))
    if as_json:
        typer.echo(json.dumps([bubble.as_dict() for bubble in bubbles], ensure_ascii=False))
        return
    from runtime import facts_table

    for bubble in bubbles:
        buttons = " ".join(f"[{button['title']}]" for button in bubble.buttons)
        typer.echo(" ".join(part for part in (bubble.text, buttons) if part))
        if why:
            typer.echo(facts_table.origin(bubble.metadata))


@app.command()
def serve(
    port: Annotated[int, typer.Option(envvar="PORT", help="Port to listen on.")] = 5005,
    host: Annotated[
        str, typer.Option(envvar="MILIA_HOST", help="Address to listen on.")
    ] = "127.0.0.1",
) -> None:
    """Serve the assistant over HTTP; conversations are kept in var/milia.db."""
    from runtime import assistant
    from runtime import widget as web_widget

    if assistant.is_taken(port, host):
        fail(f"port {port} is taken: stop what listens there, or choose another (PORT=5006).")
    _trained()
    if web_widget.is_stale():
        try:
            web_widget.build()
        except web_widget.WidgetError as error:
            # Messaging channels need no widget: say it and serve on.
            typer.echo(f"The web widget is not there: {error}", err=True)
    typer.echo(f"Serving on http://{host}:{port}; demo page: http://{host}:{port}/demo", err=True)
    assistant.serve(port, host)


@app.command()
def channels() -> None:
    """Print which channels are on, what each lacks, its platform's address, and whom it hands over to."""
    from channels import overview
    from milia.settings import SettingsError, load_settings

    try:
        settings = load_settings()
    except SettingsError as error:
        fail(str(error))
    states = overview.survey()
    public_url = bool(os.environ.get("PUBLIC_URL"))
    typer.echo(overview.table(states, public_url=public_url, settings=settings))


@app.command()
def facts(
    quiet: Annotated[bool, typer.Option(help="Print the holes and the totals only.")] = False,
) -> None:
    """Print source sentences, facts, topics, intents, phrases; end with 1 where one has a hole."""
    from runtime import facts_table

    table = facts_table.survey(ROOT)
    typer.echo(table.totals() if quiet else table.render())
    for hole in table.holes:
        typer.echo(f"hole: {hole}", err=True)
    if table.holes:
        raise typer.Exit(1)


@app.command(context_settings=PASS_ON, add_help_option=False)
def evaluate(context: typer.Context) -> None:
    """Measure how well it understands, on the held-out questions."""
    _trained()
    _run([sys.executable, "-m", "bench.evaluate", *context.args])


@app.command(context_settings=PASS_ON, add_help_option=False)
def bench(context: typer.Context) -> None:
    """Measure how fast it is, beside its peers."""
    _trained()
    _run([sys.executable, "-m", "bench", *context.args])


@app.command()
def widget() -> None:
    """Build the web widget, with the node that comes in a package."""
    from runtime import widget as web_widget

    try:
        web_widget.build()
    except web_widget.WidgetError as error:
        fail(str(error))


@app.command()
def lock(
    upgrade: Annotated[bool, typer.Option(help="Take newer versions where they fit.")] = False,
) -> None:
    """Write requirements/*.txt anew from pyproject.toml."""
    from runtime.lock import lock as write_lock

    try:
        write_lock(ROOT, ROOT / ".uv" / "bin" / "uv", upgrade=upgrade)
    except subprocess.CalledProcessError:
        fail("uv found no set of versions that fits: see its message above.")


def _trained(*, force: bool = False) -> float | None:
    """Makes sure that the model is current; returns the seconds of training, None for no need."""
    from runtime.training import TrainingError, ensure_model, is_current

    if force or not is_current():
        typer.echo("Training (under a minute) …", err=True)
    try:
        seconds = ensure_model(force=force)
    except TrainingError as error:
        fail(str(error))
    if seconds is not None:
        typer.echo(f"Trained in {seconds:.0f} s.", err=True)
    return seconds


def _run(command: list[str], **environment: str) -> None:
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, check=False)
    if done.returncode:
        raise typer.Exit(done.returncode)
